import type { IncomingMessage, ServerResponse } from 'node:http'
import { plainPage, plainPagePolicy } from '@/lib/http/plain-page'

type Refusal = { readonly error: string; readonly title: string; readonly words: string }

const refusals = {
  400: {
    error: 'malformed',
    title: 'That request could not be read',
    words: 'The address or the form arrived damaged. Please go back and try once more.',
  },
  403: {
    error: 'wrong-origin',
    title: 'That came from another place',
    words:
      'Forms are accepted from this website’s own pages only. Please open the page here and send it again.',
  },
  404: {
    error: 'not-found',
    title: 'There is no such page',
    words: 'The address may be mistyped, or the page has moved.',
  },
  405: {
    error: 'method-not-allowed',
    title: 'That is not possible here',
    words: 'This address can be read, and its forms can be sent. Nothing else.',
  },
  413: {
    error: 'too-large',
    title: 'That was too much at once',
    words: 'What was sent is larger than any form here. Please shorten it and send it again.',
  },
  414: {
    error: 'address-too-long',
    title: 'That address is too long',
    words: 'Please start again from the first page.',
  },
  500: {
    error: 'unexpected',
    title: 'Something went wrong on our side',
    words: 'Nothing you did caused this. Please try again in a moment, or call us.',
  },
} as const satisfies Record<number, Refusal>

export type RefusalStatus = keyof typeof refusals

/** Answers in the server's own name: JSON for who asks for it, else a plain page. Says what to do, never what happened inside. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: RefusalStatus,
  reference?: string,
): void {
  const { error, title, words } = refusals[status]
  const asksJson = String(request.headers.accept ?? '').includes('application/json')
  const body = asksJson
    ? JSON.stringify(reference === undefined ? { error } : { error, reference })
    : plainPage({ title, words: reference === undefined ? words : `${words} Reference: ${reference}` })
  response.statusCode = status
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST, OPTIONS')
  response.setHeader(
    'Content-Type',
    asksJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
  )
  if (!asksJson) response.setHeader('Content-Security-Policy', plainPagePolicy)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(request.method === 'HEAD' ? undefined : body)
}
