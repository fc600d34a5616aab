import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/**
 * Takes a page that was found from whoever writes it, and sends what `change` makes of it when it is whole. Every other answer passes
 * as it is written. `change` may set headers; the length is said for it.
 */
export function takePage(response: ServerResponse, change: (page: string) => Buffer): void {
  const { writeHead, write, end, flushHeaders } = response
  const parts: Buffer[] = []
  let decided: boolean | null = null
  const takes = () => (decided ??= !response.headersSent && isPage(response))
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') parts.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) parts.push(Buffer.from(chunk))
  }
  response.writeHead = (...given: unknown[]): ServerResponse => {
    response.statusCode = Number(given[0])
    for (const headers of given) if (isHeaders(headers)) setEach(response, headers)
    return takes() ? response : Reflect.apply(writeHead, response, given)
  }
  response.flushHeaders = () => {
    if (!takes()) Reflect.apply(flushHeaders, response, [])
  }
  response.write = (...given: unknown[]): boolean => {
    if (!takes()) return Reflect.apply(write, response, given)
    keep(given[0])
    return true
  }
  response.end = (...given: unknown[]): ServerResponse => {
    Object.assign(response, { writeHead, write, end, flushHeaders })
    if (!takes()) return Reflect.apply(end, response, given)
    keep(given[0])
    const changed = change(Buffer.concat(parts).toString('utf8'))
    response.removeHeader('ETag')
    response.setHeader('Content-Length', changed.length)
    return response.end(changed)
  }
}

const isPage = (response: ServerResponse): boolean =>
  response.statusCode === 200 && String(response.getHeader('Content-Type') ?? '').startsWith('text/html')

const isHeaders = (given: unknown): given is OutgoingHttpHeaders =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

function setEach(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, text] of Object.entries(headers)) if (text !== undefined) response.setHeader(name, text)
}
