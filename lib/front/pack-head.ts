import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Encoding } from './frozen/choose-encoding'

/** What is shorter than this, in bytes, is hardly shorter when it is packed. */
export const leastPacked = 1024

/** Whether bytes of this kind get shorter. Not events, which nobody may hold back. */
export const isPackable = (contentType: string): boolean =>
  /^text\/(?!event-stream)|^(application|image)\/([\w.-]+\+)?(json|xml|javascript)\b/i.test(contentType)

/**
 * Says of an answer what it has to say when its form depends on who asks (RFC 9110, 8.8.1 and 12.5.5): `Vary`, and a tag that is weak, since
 * one tag stands for all its forms. Gives back whether the body is to be packed. A HEAD, a 304 and a GET say the same of the same.
 */
export function prepareHead(request: IncomingMessage, response: ServerResponse, encoding: Encoding): boolean {
  const isUnchanged = response.statusCode === 304
  if (!isUnchanged && !mayBePacked(response)) return false
  addVary(response)
  weakenTag(response)
  if (encoding === 'identity' || isUnchanged) return false
  const length = Number(response.getHeader('Content-Length') ?? leastPacked)
  if (length < leastPacked) return false
  if (request.method !== 'HEAD') return true
  // How long the packed bytes would be is not known.
  response.removeHeader('Content-Length')
  return false
}

const text = (response: ServerResponse, name: string): string => String(response.getHeader(name) ?? '')

const mayBePacked = (response: ServerResponse): boolean =>
  isPackable(text(response, 'Content-Type')) &&
  !response.hasHeader('Content-Encoding') &&
  !/\bno-transform\b/i.test(text(response, 'Cache-Control'))

function addVary(response: ServerResponse): void {
  const varies = text(response, 'Vary')
  if (/(^|,)\s*(\*|accept-encoding)\s*(,|$)/i.test(varies)) return
  response.setHeader('Vary', varies === '' ? 'Accept-Encoding' : `${varies}, Accept-Encoding`)
}

function weakenTag(response: ServerResponse): void {
  const tag = text(response, 'ETag')
  if (tag.startsWith('"')) response.setHeader('ETag', `W/${tag}`)
}
