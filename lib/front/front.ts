import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { findOutage } from '@/lib/use-cases/find-outage'
import { logAccess, redactPath } from './access-log'
import { withBarePages } from './bare-pages'
import { announcesBody, bodyLimit, readBody, replayRequest } from './body-limit'
import { formTarget, isFormTarget } from './form-address'
import type { ReadyPages } from './frozen/ready-pages'
import type { Handler } from './handler'
import { acceptsOrigin, isOneClickUnsubscribe } from './origin'
import { packAnswer } from './pack-answer'
import { hasReadableState, isPlainRead, isUnambiguous } from './plain-request'
import { type RefusalStatus, refuse } from './refusal'
import { cleanHeaders } from './request-headers'
import { readTarget } from './request-target'
import { shieldResponse } from './response-headers'
import { type FindOutage, withWholePages } from './whole-pages'

export type FrontSettings = {
  readonly publicUrl: string
  readonly trustedProxies: number
  readonly dev: boolean
  readonly isClosing: () => boolean
  /** Asked when a page failed; left out, the database itself is asked. */
  readonly findOutage?: FindOutage
  /** What is answered without the pages behind the front; where there is none, every page goes out as the framework wrote it. */
  readonly ready?: () => ReadyPages | null
  /** Whether an address is a page, which is read and takes no form. Left out, that is for the pages to say. */
  readonly isPage?: (path: string) => boolean
  /** Told of every request that the pages behind the front are to answer. */
  readonly noteAnswer?: (request: IncomingMessage, response: ServerResponse) => void
}

type Judgement =
  | { readonly ok: true; readonly request: IncomingMessage }
  | { readonly ok: false; readonly status: RefusalStatus | 'gone' }

/**
 * The shield before the pages: no request reaches `handler` that is malformed, too large, of an unknown method or from a foreign
 * origin, and no answer leaves without the headers of `shieldHeaders`, whoever wrote it. A failure of `handler` becomes a plain
 * 500 with a reference that the log knows (T67).
 */
export function makeFront(handler: Handler, settings: FrontSettings): Handler {
  const isHttps = settings.publicUrl.startsWith('https:')
  // While developing, the tool's own page of an error says more.
  const answer = settings.dev ? handler : withWholePages(handler, settings.findOutage ?? findOutage)
  const answerBare = withBarePages(answer, html => settings.ready?.()?.inlineStyles(html) ?? null)
  return async (request, response) => {
    // Of a plain request for an address in its one spelling nothing is left to judge, and such an answer was shielded when it was
    // made. No line of the log tells of it, no more than of a file: what is read is known by its counts.
    const ready = settings.ready?.() ?? null
    if (isPlainRead(request) && !settings.isClosing() && ready?.answerNow(request, response)) return
    const reference = randomUUID()
    shieldResponse(response, isHttps, settings.isClosing)
    logAccess(request, response, reference)
    try {
      if (request.method === 'OPTIONS') return answerOptions(response)
      const judged = await judge(request, response, settings, reference)
      if (!judged.ok) return judged.status === 'gone' ? undefined : refuse(request, response, judged.status)
      if (await ready?.answer(judged.request, response)) return
      // While developing, answers stay on this machine.
      if (!settings.dev) packAnswer(judged.request, response)
      settings.noteAnswer?.(judged.request, response)
      await (ready === null ? answer : answerBare)(judged.request, response, reference)
    } catch (error) {
      fail(request, response, error, reference)
    }
  }
}

async function judge(
  request: IncomingMessage,
  response: ServerResponse,
  settings: FrontSettings,
  reference: string,
): Promise<Judgement> {
  const { method = '', headers } = request
  if (!['GET', 'HEAD', 'POST'].includes(method)) return { ok: false, status: 405 }
  const read = readTarget(request.url ?? '', settings.dev)
  if (!read.ok) return { ok: false, status: read.status }
  if (!isUnambiguous(request) || !hasReadableState(request)) return { ok: false, status: 400 }
  const isOwn = acceptsOrigin(headers.origin, headers.host, settings.publicUrl)
  if (method === 'POST' && !isOwn && !isOneClickUnsubscribe(read.path)) return { ok: false, status: 403 }
  const wantsContinue = headers.expect !== undefined
  // A file takes no forms; asked all the same, the router fails on it.
  if (method === 'POST' && /\.[^/]*$/.test(read.path)) return { ok: false, status: 405 }
  request.headers = cleanHeaders(headers, {
    ...settings,
    socketAddress: request.socket.remoteAddress,
    reference,
  })
  if (isFormTarget(read.path)) return { ok: false, status: 404 }
  request.url = method === 'POST' ? formTarget(read.target) : read.target
  if (method !== 'POST') return announcesBody(request) ? { ok: false, status: 400 } : { ok: true, request }
  if (settings.isPage?.(pathOf(request.url))) return { ok: false, status: 405 }
  if (!isOwn) delete request.headers.cookie
  return withBody(request, response, wantsContinue)
}

const pathOf = (target: string): string => target.split('?')[0] ?? ''

async function withBody(
  request: IncomingMessage,
  response: ServerResponse,
  wantsContinue: boolean,
): Promise<Judgement> {
  const reading = readBody(request)
  if (wantsContinue && Number(request.headers['content-length'] ?? 0) <= bodyLimit) response.writeContinue()
  const read = await reading
  if (read.ok) return { ok: true, request: replayRequest(request, read.body) }
  return { ok: false, status: read.reason === 'too-large' ? 413 : 'gone' }
}

function answerOptions(response: ServerResponse): void {
  response.setHeader('Allow', 'GET, HEAD, POST, OPTIONS')
  response.statusCode = 204
  response.end()
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown, reference: string): void {
  log.error('request failed', error, { reference, path: redactPath(request.url ?? '') })
  if (response.headersSent) response.destroy()
  else refuse(request, response, 500, reference)
}
