import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** Lays on a response what somebody gave to its `writeHead`; nothing is sent. Names and values in turns are added, named ones replace. */
export function layHead(response: ServerResponse, status: number, given: readonly unknown[]): void {
  response.statusCode = status
  for (const one of given) {
    if (typeof one === 'string') response.statusMessage = one
    else if (isHeaders(one)) layHeaders(response, one)
  }
}

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[]

const isHeaders = (given: unknown): given is Headers => typeof given === 'object' && given !== null

function layHeaders(response: ServerResponse, headers: Headers): void {
  if (!Array.isArray(headers)) {
    for (const [name, text] of Object.entries(headers)) if (text !== undefined) response.setHeader(name, text)
    return
  }
  for (let at = 0; at + 1 < headers.length; at += 2)
    response.appendHeader(String(headers[at]), String(headers[at + 1]))
}
