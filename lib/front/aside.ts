import {
  type IncomingHttpHeaders,
  IncomingMessage,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http'
import { Socket } from 'node:net'
import type { Handler } from './handler'

type Aside = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: Buffer }

/** Asks `handler` for a page without any network between, and keeps the answer as plain bytes, whoever will get it. */
export async function answerAside(
  handler: Handler,
  path: string,
  headers: IncomingHttpHeaders,
): Promise<Aside> {
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.url = path
  // The router puts the title into the head only for who names itself.
  request.headers = { 'user-agent': 'front', ...headers, 'accept-encoding': 'identity' }
  request.complete = true
  request.push(null)
  const response = new ServerResponse(request)
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  response.write = (chunk: unknown) => {
    keep(chunk)
    return true
  }
  response.end = (chunk?: unknown) => {
    keep(chunk)
    // As on a real connection: later, so that whoever ends can still begin to wait.
    setImmediate(() => response.emit('finish'))
    return response
  }
  response.flushHeaders = () => undefined
  const finished = new Promise<void>(resolve => response.once('finish', () => resolve()))
  await Promise.all([handler(request, response), finished])
  return { status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) }
}
