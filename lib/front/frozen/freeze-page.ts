import { randomUUID } from 'node:crypto'
import { answerAside } from '../aside'
import type { Handler } from '../handler'
import { cleanHeaders } from '../request-headers'
import { shieldHeaders } from '../response-headers'
import type { PageStyles } from '../styles/page-styles'
import { barePage } from './bare-page'
import type { Made } from './freezer'
import { makeReady } from './ready-answer'
import { frozenPolicy, rulesPath } from './rules'

type Around = {
  readonly handler: Handler
  readonly publicUrl: string
  readonly inlineStyles: PageStyles
}

const contentType = 'text/html; charset=utf-8'
// Kept by whoever likes, and asked about each time: an article's hour, or a correction, is there at once.
const cacheControl = 'public, no-cache'

/** Makes the copy of a page: asks the framework for it as nobody in particular, and keeps what is left without scripts. */
export async function freezePage(spelling: string, parts: readonly string[], around: Around): Promise<Made> {
  try {
    return await freeze(spelling, parts, around)
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.name : typeof error }
  }
}

async function freeze(
  spelling: string,
  parts: readonly string[],
  { handler, publicUrl, inlineStyles }: Around,
): Promise<Made> {
  if (parts.length > 0) return { kind: 'refused', reason: `an interactive component: ${parts.join(', ')}` }
  const page = await answerAside(handler, spelling, headersOfNobody(publicUrl))
  if (page.status >= 500) return { kind: 'failed', reason: `status ${page.status}` }
  if (page.status !== 200) return { kind: 'absent' }
  if (page.headers['set-cookie'] !== undefined) return { kind: 'refused', reason: 'a cookie' }
  const bared = barePage(page.body.toString('utf8'))
  if (!bared.ok) return { kind: 'refused', reason: bared.reason }
  const { html, styleSource } = inlineStyles(bared.html)
  const head = headOf(publicUrl, frozenPolicy(styleSource))
  return { kind: 'copy', copy: await makeReady(Buffer.from(html), contentType, head) }
}

/** No cookie, no address, no language: a copy can hold nothing of whoever asked first. */
const headersOfNobody = (publicUrl: string) =>
  cleanHeaders(
    {},
    { socketAddress: undefined, publicUrl, trustedProxies: 0, dev: false, reference: randomUUID() },
  )

function headOf(publicUrl: string, policy: string): Record<string, string> {
  const answer = { status: 200, contentType, cacheControl, policy, setsCookie: false }
  return {
    ...shieldHeaders(answer, publicUrl.startsWith('https:')),
    // The router's own scripts ask the same address for data: a cache must never mix the two up.
    Vary: 'Accept-Encoding, RSC',
    'Speculation-Rules': `"${rulesPath}"`,
  }
}
