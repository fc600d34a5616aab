import { isAway } from '@/lib/data/transaction'
import { log } from '@/lib/log'
import { plainPage, plainPagePolicy } from './plain-page'
import { wantsJson } from './wants-json'

type Handler<C> = (request: Request, context: C) => Promise<Response>

/** A file or a list that needs the database: while that is away the answer is 503 with when to come back, never a failure (X1). */
export function handleGet<C>(handler: Handler<C>): Handler<C> {
  return async (request, context) => {
    try {
      return await handler(request, context)
    } catch (error) {
      if (!isAway(error)) throw error
      log.error('read-not-now', error)
      return notNow(wantsJson(request) || new URL(request.url).pathname.startsWith('/api/'))
    }
  }
}

function notNow(json: boolean): Response {
  const headers = { 'Cache-Control': 'private, no-store', 'Retry-After': '30' }
  if (json) return Response.json({ error: 'not-now' }, { status: 503, headers })
  const words = 'The trouble is on our side, and it will pass. Please try again in a few minutes.'
  return new Response(plainPage({ title: 'Not right now', words }), {
    status: 503,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': plainPagePolicy,
    },
  })
}
