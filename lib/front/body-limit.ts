import { IncomingMessage } from 'node:http'

/** The largest body anybody may send, in bytes. */
export const bodyLimit = 64 * 1024

// After a refusal the rest is read and thrown away, so that the answer reaches a client which is still sending; up to here.
const patience = 16 * 1024 * 1024

export type Body =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly reason: 'too-large' | 'cut-off' }

/** Whether the headers announce a body at all. */
export function announcesBody(request: IncomingMessage): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  )
}

/**
 * The whole body, before any page sees the request, so that a slow sender occupies nothing but a socket. Too large is told by
 * Content-Length at once, else as soon as the counted bytes pass the limit.
 */
export function readBody(request: IncomingMessage, limit: number = bodyLimit): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    discard(request, 0)
    return Promise.resolve({ ok: false, reason: 'too-large' })
  }
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let length = 0
    const take = (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) return void chunks.push(chunk)
      request.off('data', take)
      discard(request, length)
      resolve({ ok: false, reason: 'too-large' })
    }
    request.on('data', take)
    request.once('end', () => resolve({ ok: true, body: Buffer.concat(chunks) }))
    request.once('error', () => resolve({ ok: false, reason: 'cut-off' }))
    request.once('close', () => resolve({ ok: false, reason: 'cut-off' }))
  })
}

function discard(request: IncomingMessage, already: number): void {
  let length = already
  request.on('error', () => request.destroy())
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > patience) request.destroy()
  })
}

/** The same request with its body already here: what the pages read instead of the socket. */
export function replayRequest(request: IncomingMessage, body: Buffer): IncomingMessage {
  const replay = new IncomingMessage(request.socket)
  replay.method = request.method ?? 'GET'
  replay.url = request.url ?? '/'
  replay.httpVersion = request.httpVersion
  replay.httpVersionMajor = request.httpVersionMajor
  replay.httpVersionMinor = request.httpVersionMinor
  replay.headers = { ...request.headers, 'content-length': String(body.length) }
  delete replay.headers['transfer-encoding']
  replay.complete = true
  if (body.length > 0) replay.push(body)
  replay.push(null)
  return replay
}
