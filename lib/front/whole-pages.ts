import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Outage } from '@/lib/use-cases/find-outage'
import { answerAside } from './aside'
import type { Handler } from './handler'
import { holdEmptyPage } from './hold-page'
import { refuse, refuseForNow } from './refusal'

export type FindOutage = () => Promise<Outage | null>

// No route is called so: the answer is the site's own page for what is not there, written out in full.
const unknownPath = '/there-is-no-such-page'

/**
 * The framework answers a page that is missing or broken with an empty document which only scripts can fill. This puts a whole
 * one in its place: the site's not-found page, or the plain page of a failure with its reference (T67), the same for every
 * address, so that what may not be seen looks like what does not exist. Whoever opens an address that only takes forms is told so.
 */
export function withWholePages(
  handler: Handler,
  findOutage: FindOutage,
): (request: IncomingMessage, response: ServerResponse, reference: string) => Promise<void> {
  return async (request, response, reference) => {
    const isPage = request.method === 'GET' && request.headers.rsc === undefined
    if (!isPage) return handler(request, response)
    const { over, hasBegun, release } = holdEmptyPage(response)
    // Not awaited alone: it may wait for an end that, once held, only the page in its place will bring; or, when the bytes still
    // go through a compressor, be done before their end has come.
    const handled = Promise.resolve().then(() => handler(request, response))
    await Promise.race([over, handled.then(() => (hasBegun() ? over : undefined))]).finally(release)
    if (hasBegun() && !response.destroyed)
      await replace({ handler, findOutage }, request, response, reference)
    await handled
  }
}

type Around = { readonly handler: Handler; readonly findOutage: FindOutage }

async function replace(
  { handler, findOutage }: Around,
  request: IncomingMessage,
  response: ServerResponse,
  reference: string,
): Promise<void> {
  const cookies = response.getHeader('Set-Cookie')
  const { statusCode } = response
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  if (cookies !== undefined) response.setHeader('Set-Cookie', cookies)
  if (statusCode === 405) return refuse(request, response, 405)
  if (statusCode >= 500) return explain(await findOutage(), request, response, reference)
  const page = await answerAside(handler, unknownPath, { ...request.headers, 'if-none-match': undefined })
  for (const [name, text] of Object.entries(page.headers))
    if (text !== undefined && name !== 'transfer-encoding') response.setHeader(name, text)
  response.statusCode = 404
  response.setHeader('Content-Length', page.body.length)
  response.end(page.body)
}

function explain(
  outage: Outage | null,
  request: IncomingMessage,
  response: ServerResponse,
  reference: string,
): void {
  if (outage === null) refuse(request, response, 500, reference)
  else refuseForNow(request, response, outage.phone)
}
