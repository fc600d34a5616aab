import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { routes } from '@/lib/routes'
import { barePage } from './frozen/bare-page'
import { isRead } from './plain-request'
import { allowStyle } from './policy'
import type { Inlined } from './styles/page-styles'
import { takePage } from './take-page'

type Answer = (request: IncomingMessage, response: ServerResponse, reference: string) => Promise<void>

/** Pages that are made for each visitor and bring no component to life: by address, with the folder of their page under `app/`. */
export const barePages: ReadonlyMap<string, string> = new Map([[routes.book, 'book']])

/**
 * Sends those pages without the framework's scripts, which nobody there needs (G4): links and forms work by themselves, and what a
 * script adds is a small file of our own under the policy of the answer. Their styles come in the page itself. A page that would
 * not be whole so goes out as it is.
 */
export function withBarePages(answer: Answer, inlineStyles: (html: string) => Inlined | null): Answer {
  return (request, response, reference) => {
    const [path = ''] = (request.url ?? '').split('?')
    if (request.method !== 'GET' || !isRead(request) || !barePages.has(path))
      return answer(request, response, reference)
    takePage(response, page => {
      const bared = barePage(page, 'own-scripts')
      if (!bared.ok) log.warn('page not bared', { path, reason: bared.reason })
      return bared.ok ? carryStyles(response, bared.html, inlineStyles(bared.html)) : page
    })
    return answer(request, response, reference)
  }
}

/** The page with its styles, where the policy of its answer has room for them; what was to be fetched for the links to them is not. */
function carryStyles(response: ServerResponse, bare: string, inlined: Inlined | null): string {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '')
  if (inlined === null || inlined.styleSource === '' || !policy.includes("style-src 'self'")) return bare
  response.setHeader('Content-Security-Policy', allowStyle(policy, inlined.styleSource))
  response.removeHeader('Link')
  return inlined.html
}
