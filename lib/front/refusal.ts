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
    words: 'This address cannot do what was asked of it. Please start again from the front page.',
  },
  413: {
    error: 'too-large',
    title: 'That was too much at once',
    words: 'What was sent is larger than any form here. Please shorten it and send it again.',
  },
  414: {
    error: 'address-too-long',
    title: 'That address is too long',
    words: 'Please start again from the front page.',
  },
  500: {
    error: 'unexpected',
    title: 'Something went wrong on our side',
    words: 'Nothing you did caused this. Please try again in a moment.',
  },
} as const satisfies Record<number, Refusal>

export type RefusalStatus = keyof typeof refusals

/** Says that pages which need the database cannot be shown right now, and where people are reached meanwhile (X1). */
export function refuseForNow(request: IncomingMessage, response: ServerResponse, phone: string): void {
  const words = `The trouble is on our side, and it will pass. Please try again in a few minutes, or call us on ${phone}. The articles are still here.`
  response.setHeader('Retry-After', '30')
  write(request, response, 503, { error: 'not-now', title: 'Not right now', words })
}

// RFC 9110, 15.5.6: what the address takes instead. A page takes no form, and what takes a form is no page.
const otherMethods: Readonly<Record<string, string>> = { POST: 'GET, HEAD', GET: 'POST' }

/** Answers in the server's own name: JSON for who asks for it, else a plain page. Says what to do, never what happened inside. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: RefusalStatus,
  reference?: string,
): void {
  const { error, title, words } = refusals[status]
  if (status === 405)
    response.setHeader('Allow', `${otherMethods[request.method ?? ''] ?? 'GET, HEAD, POST'}, OPTIONS`)
  write(request, response, status, { error, title, words }, reference)
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { error, title, words }: Refusal,
  reference?: string,
): void {
  const asksJson = String(request.headers.accept ?? '').includes('application/json')
  const body = asksJson
    ? JSON.stringify(reference === undefined ? { error } : { error, reference })
    : plainPage({ title, words, ...(reference === undefined ? {} : { reference }) })
  response.statusCode = status
  response.setHeader(
    'Content-Type',
    asksJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
  )
  if (!asksJson) response.setHeader('Content-Security-Policy', plainPagePolicy)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(request.method === 'HEAD' ? undefined : body)
}
