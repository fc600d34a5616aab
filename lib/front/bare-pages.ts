import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { routes } from '@/lib/routes'
import { barePage } from './frozen/bare-page'
import { isRead } from './plain-request'
import { takePage } from './take-page'

type Answer = (request: IncomingMessage, response: ServerResponse, reference: string) => Promise<void>

/** Pages that are made for each visitor and bring no component to life: by address, with the folder of their page under `app/`. */
export const barePages: ReadonlyMap<string, string> = new Map([[routes.book, 'book']])

/**
 * Sends those pages without the framework's scripts, which nobody there needs (G4): links and forms work by themselves, and what a
 * script adds is a small file of our own under the policy of the answer. A page that would not be whole so goes out as it is.
 */
export function withBarePages(answer: Answer): Answer {
  return (request, response, reference) => {
    const [path = ''] = (request.url ?? '').split('?')
    if (request.method !== 'GET' || !isRead(request) || !barePages.has(path))
      return answer(request, response, reference)
    takePage(response, page => {
      const bared = barePage(page, 'own-scripts')
      if (!bared.ok) log.warn('page not bared', { path, reason: bared.reason })
      return bared.ok ? bared.html : page
    })
    return answer(request, response, reference)
  }
}
