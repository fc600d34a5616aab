import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import { log } from '@/lib/log'
import { routes } from '@/lib/routes'
import { barePage } from './frozen/bare-page'
import { chooseEncoding, type Encoding } from './frozen/choose-encoding'
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
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    // What is taken must be plain; it is packed once, as it leaves.
    request.headers['accept-encoding'] = 'identity'
    takePage(response, page => {
      const bared = barePage(page, 'own-scripts')
      if (!bared.ok) log.warn('page not bared', { path, reason: bared.reason })
      response.setHeader('Vary', 'Accept-Encoding, RSC')
      if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
      const html = bared.ok ? carryStyles(response, bared.html, inlineStyles(bared.html)) : page
      return pack(Buffer.from(html), encoding)
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

// At these settings a page of this kind costs less than two milliseconds: less than a visit to another thread would.
function pack(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'identity') return bytes
  if (encoding === 'gzip') return gzipSync(bytes, { level: 6 })
  const params = { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return brotliCompressSync(bytes, { params })
}
