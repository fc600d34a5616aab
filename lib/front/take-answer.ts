import type { ServerResponse } from 'node:http'
import { layHead } from './lay-head'

/** What is done with an answer instead of sending it as it is written. */
export type Taker = {
  /** Asked once, when status and headers are known and nothing has been sent. Not taken, the answer passes as it is written. */
  takes(): boolean
  part(bytes: Buffer): void
  /** The last part was given: from here on headers can be changed again. */
  over(): void
}

/** The way out past the taker. */
export type WayOut = {
  /** Sends head and body in one piece, once all was given. */
  sendWhole(bytes: Buffer): void
  /** Sends the head, before all was given, with these headers and without a length. */
  open(headers: Readonly<Record<string, string>>): void
  sendPart(bytes: Buffer): void
  end(): void
}

/**
 * Takes an answer from whoever writes it. From its first byte on it counts as begun (`headersSent`), although nothing may have left:
 * a failure half way must not be written behind the half that is held. Nobody is asked to write more slowly.
 */
export function takeAnswer(response: ServerResponse, make: (wayOut: WayOut) => Taker): void {
  const { writeHead, write, end, flushHeaders } = response
  const untouched = { writeHead, write, end, flushHeaders }
  let isSending = false
  let isTaken: boolean | null = null
  const taker = make({
    sendWhole: bytes => {
      Object.assign(response, untouched)
      response.setHeader('Content-Length', bytes.length)
      response.end(bytes)
    },
    open: headers => {
      tellBegun(response, false)
      response.removeHeader('Content-Length')
      layHead(response, response.statusCode, [headers])
      isSending = true
      Reflect.apply(flushHeaders, response, [])
    },
    sendPart: bytes => void Reflect.apply(write, response, [bytes]),
    end: () => Reflect.apply(end, response, []),
  })
  const takes = () => {
    isTaken ??= taker.takes()
    if (isTaken && !isSending) tellBegun(response, true)
    return isTaken
  }
  response.writeHead = (status: number, ...given: unknown[]): ServerResponse => {
    if (isSending) return Reflect.apply(writeHead, response, [status, ...given])
    layHead(response, status, given)
    return takes() ? response : Reflect.apply(writeHead, response, [status])
  }
  response.flushHeaders = () => {
    if (!takes()) Reflect.apply(flushHeaders, response, [])
  }
  response.write = (...given: unknown[]): boolean => {
    if (!takes()) return Reflect.apply(write, response, given)
    keep(given)
    for (const told of given) if (typeof told === 'function') process.nextTick(told)
    return true
  }
  response.end = (...given: unknown[]): ServerResponse => {
    if (!takes()) return Reflect.apply(end, response, given)
    keep(given)
    for (const told of given) if (typeof told === 'function') response.once('finish', () => told())
    tellBegun(response, false)
    taker.over()
    return response
  }
  function keep([chunk, encoding]: readonly unknown[]): void {
    if (typeof chunk === 'string') taker.part(Buffer.from(chunk, isEncoding(encoding) ? encoding : 'utf8'))
    else if (chunk instanceof Uint8Array) taker.part(Buffer.from(chunk))
  }
}

const isEncoding = (given: unknown): given is BufferEncoding =>
  typeof given === 'string' && Buffer.isEncoding(given)

// The router lays no header on an answer that has begun, not even for us.
function tellBegun(response: ServerResponse, isBegun: boolean): void {
  if (!isBegun) Reflect.deleteProperty(response, 'headersSent')
  else if (!response.headersSent)
    Object.defineProperty(response, 'headersSent', { configurable: true, value: true })
}
