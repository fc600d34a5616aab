import type { z } from 'zod'
import { serializeCookie } from '@/lib/auth/cookies'
import { getPracticeContent } from '@/lib/content/practice'
import { isAway } from '@/lib/data/transaction'
import { dropDraft, saveDraft } from '@/lib/data/write/drafts'
import { log } from '@/lib/log'
import { type Caller, findCaller, formAddress } from './caller'
import { plainPage, plainPagePolicy } from './plain-page'
import { type Fields, readFields } from './read-fields'
import { refusalWords } from './refusal-words'
import { type FieldErrors, fieldErrors, type Reply } from './reply'
import { isUnwelcome, readShown } from './unwelcome'
import { wantsJson } from './wants-json'

export type Params = Record<string, string>

type Form<S extends z.ZodType> = {
  /** The draft's name: one form, one draft a browser. */
  form: string
  /** Where the form stands, for the way back with errors. */
  page: (params: Params, fields: Fields) => string
  /** Forms that come after this one: once it is right, what was wrong in them before is over. */
  begins?: readonly string[]
  schema: S
  /** Judged for machines: a filled honeypot, or sent faster than anybody types. The reply they get instead. */
  guarded?: Reply
  act: (input: z.output<S>, caller: Caller, params: Params) => Promise<Reply>
}

type Context = { params: Promise<Params> }

/**
 * The one way a form changes something: reads the body, finds who asks, checks every field, acts, and answers with JSON or
 * 303. The origin was judged by the server in front. No input makes a 500; a database that is away makes a 503 which keeps
 * what was typed.
 */
export function handlePost<S extends z.ZodType>(form: Form<S>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const read = await readFields(request)
    const json = wantsJson(request)
    if (!read.ok) return refuse(read.status, json)
    const { fields } = read
    try {
      const params = await context.params
      const caller = await findCaller(request, fields)
      const reply = await answer(form, fields, caller, params, json)
      return await send(reply, form, fields, caller, json, request)
    } catch (error) {
      if (!isAway(error)) throw error
      log.error('form-not-now', error, { form: form.form })
      return away(request, fields, json)
    }
  }
}

async function answer<S extends z.ZodType>(
  form: Form<S>,
  fields: Fields,
  caller: Caller,
  params: Params,
  json: boolean,
) {
  if (form.guarded && isUnwelcome(fields, json)) {
    log.warn('form-dropped', { form: form.form })
    return { ...form.guarded, notice: tooFast }
  }
  const parsed = form.schema.safeParse(fields)
  if (parsed.success) return form.act(parsed.data, caller, params)
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? 'form')] ??= issue.message
  return fieldErrors(errors, form.page(params, fields))
}

async function send(
  reply: Reply,
  form: { form: string; begins?: readonly string[] },
  fields: Fields,
  caller: Caller,
  json: boolean,
  request: Request,
) {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' })
  for (const change of reply.cookies ?? []) headers.append('Set-Cookie', serializeCookie(change))
  if (caller.browser.fresh && !reply.toProgram)
    headers.append('Set-Cookie', serializeCookie({ kind: 'browser', value: caller.browser.token }))
  if (reply.retryAfter !== undefined) headers.set('Retry-After', String(reply.retryAfter))
  if (json) return Response.json(reply.json, { status: reply.status, headers })
  if (reply.to === undefined) return refusePage(reply, headers, fields, request)
  if (reply.errors || reply.notice) {
    const { website: _, shown: __, idempotencyKey: ___, code: ____, ...values } = withoutSecrets(fields)
    await saveDraft(caller.browser.hash, reply.toldBy ?? form.form, {
      values,
      errors: reply.errors ?? {},
      notice: reply.notice ?? null,
      shown: readShown(fields),
    })
    // Right at last: what was wrong before must not stand in the form when somebody comes back to it.
  } else if (reply.status < 300 && !caller.browser.fresh)
    for (const over of [form.form, ...(form.begins ?? [])]) await dropDraft(caller.browser.hash, over)
  headers.set('Location', reply.to)
  return new Response(null, { status: 303, headers })
}

// Answered as success, since a machine must not learn more. A person who was that fast finds the words again, and this above them.
const tooFast = 'This came back faster than we can tell from a machine. Please send it once more.'

// A password or a code of an authenticator app is neither kept nor written into a page.
function withoutSecrets(fields: Fields): Fields {
  const { password: _, totp: __, ...rest } = fields
  return rest
}

const holdsSecret = (fields: Fields): boolean => 'password' in fields || 'totp' in fields

function refusePage(reply: Reply, headers: Headers, fields: Fields, request: Request): Response {
  const { phone } = getPracticeContent().practice
  // A form of which a part may not come back would fail, sent again without it.
  const kept = (reply.status === 429 || reply.status === 503) && !holdsSecret(fields)
  const seconds = Number(headers.get('Retry-After') ?? 0)
  const [title, words] = refusalWords({ status: reply.status, phone, seconds, kept })
  const retry = kept ? { retry: { action: formAddress(request), fields } } : {}
  return page(reply.status, plainPage({ title, words, ...retry }), headers)
}

const unread = { 400: 'malformed', 413: 'too-large', 415: 'unsupported' } as const

function refuse(status: keyof typeof unread, json: boolean): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' })
  if (json) return Response.json({ error: unread[status] }, { status, headers })
  const [title, words] = refusalWords({ status, phone: getPracticeContent().practice.phone })
  return page(status, plainPage({ title, words }), headers)
}

function away(request: Request, fields: Fields, json: boolean): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-store', 'Retry-After': '30' })
  if (json) return Response.json({ error: 'not-now' }, { status: 503, headers })
  return refusePage({ status: 503, json: {} }, headers, fields, request)
}

function page(status: number, html: string, headers: Headers): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', plainPagePolicy)
  return new Response(html, { status, headers })
}
