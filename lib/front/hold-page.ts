import type { ServerResponse } from 'node:http'

type Hold = {
  /** Kept when a page was held and has been written to its end, or nobody waits for it any more. */
  readonly over: Promise<void>
  readonly hasBegun: () => boolean
  /** Gives the response back as it was, but for its headers and status. */
  readonly release: () => void
}

/** Lets every answer through but the page of something missing or broken, and the bare no of an address that only takes forms: of those nothing leaves. */
export function holdEmptyPage(response: ServerResponse): Hold {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { writeHead, write, end, flushHeaders } = response
  let isHeld = false
  const holds = (status: number) => {
    isHeld ||= !response.headersSent && isEmptyPage(response, status)
    return isHeld
  }
  response.writeHead = (...given: unknown[]): ServerResponse => {
    if (!holds(Number(given[0]))) return Reflect.apply(writeHead, response, given)
    response.statusCode = Number(given[0])
    return response
  }
  response.write = (...given: unknown[]): boolean =>
    holds(response.statusCode) || Reflect.apply(write, response, given)
  response.flushHeaders = () => {
    if (!holds(response.statusCode)) Reflect.apply(flushHeaders, response, [])
  }
  response.end = (...given: unknown[]): ServerResponse => {
    if (!holds(response.statusCode)) return Reflect.apply(end, response, given)
    resolve()
    return response
  }
  // Whoever compresses has wrapped these once more meanwhile: the page in its place goes past them.
  const release = () => void Object.assign(response, { writeHead, write, end, flushHeaders })
  response.once('close', () => resolve())
  return { over: promise, hasBegun: () => isHeld, release }
}

function isEmptyPage(response: ServerResponse, status: number): boolean {
  const type = String(response.getHeader('Content-Type') ?? '')
  const isPage = type === '' || type.startsWith('text/html')
  return status === 405 || ((status === 404 || status >= 500) && isPage)
}
