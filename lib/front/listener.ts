import { createServer, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Handler } from './handler'
import { shieldHeaders } from './response-headers'

type Limits = { readonly isHttps: boolean; readonly passesUpgrade: (path: string) => boolean }

/**
 * A server whose every request goes through `handler` and which answers by itself what is no HTTP: 408 to who does not finish a
 * request within 30 seconds, 431 to headers over 16 KB, 400 to the rest; never a crash (T65). Upgrades and tunnels are cut.
 */
export function makeListener(handler: Handler, limits: Limits): Server {
  const server = createServer({
    maxHeaderSize: 16_384,
    // A request without a host is refused by the front, whose refusals carry the shield.
    requireHostHeader: false,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
  })
  const answering = new WeakMap<Duplex, ServerResponse>()
  const take: (...parts: Parameters<Handler>) => void = (request, response) => {
    answering.set(request.socket, response)
    void handler(request, response)
  }
  server.on('request', take)
  server.on('checkContinue', take)
  server.on('checkExpectation', take)
  server.on('connect', (_, socket) => answerRaw(socket, 405, limits.isHttps))
  server.on('upgrade', (request, socket) => {
    if (!limits.passesUpgrade(request.url ?? '')) socket.destroy()
  })
  server.on('clientError', (error, socket) => {
    const current = answering.get(socket)
    const isFree = current === undefined || current.writableFinished || !current.headersSent
    if (socket.writable && isFree) answerRaw(socket, statusOf(error), limits.isHttps)
    else socket.destroy()
  })
  return server
}

function statusOf(error: Error & { code?: string }): number {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 431
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return error.code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW' ? 413 : 400
}

function answerRaw(socket: Duplex, status: number, isHttps: boolean): void {
  const answer = { status, contentType: '', cacheControl: '', policy: '', setsCookie: false }
  const headers = { Connection: 'close', 'Content-Length': '0', ...shieldHeaders(answer, isHttps) }
  const lines = Object.entries(headers).map(([name, text]) => `${name}: ${text}\r\n`)
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`)
}
