import { randomUUID } from 'node:crypto'
import { answerAside } from '../aside'
import type { Handler } from '../handler'
import { cleanHeaders } from '../request-headers'
import { shieldHeaders } from '../response-headers'
import { barePage } from './bare-page'
import type { Made } from './freezer'
import { listInteractiveParts } from './interactive-parts'
import { makeReady } from './ready-answer'
import { frozenPolicy, rulesPath } from './rules'

type Around = { readonly handler: Handler; readonly publicUrl: string; readonly buildFolder: string }

const contentType = 'text/html; charset=utf-8'
// Kept by whoever likes, and asked about each time: an article's hour, or a correction, is there at once.
const cacheControl = 'public, no-cache'

/** Makes the copy of a page: asks the framework for it as nobody in particular, and keeps what is left without scripts. */
export async function freezePage(spelling: string, route: string, around: Around): Promise<Made> {
  try {
    return await freeze(spelling, route, around)
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.name : typeof error }
  }
}

async function freeze(
  spelling: string,
  route: string,
  { handler, publicUrl, buildFolder }: Around,
): Promise<Made> {
  const parts = await listInteractiveParts(buildFolder, route)
  if (parts.length > 0) return { kind: 'refused', reason: `an interactive component: ${parts.join(', ')}` }
  const page = await answerAside(handler, spelling, headersOfNobody(publicUrl))
  if (page.status >= 500) return { kind: 'failed', reason: `status ${page.status}` }
  if (page.status !== 200) return { kind: 'absent' }
  if (page.headers['set-cookie'] !== undefined) return { kind: 'refused', reason: 'a cookie' }
  const bared = barePage(page.body.toString('utf8'))
  if (!bared.ok) return { kind: 'refused', reason: bared.reason }
  return { kind: 'copy', copy: await makeReady(Buffer.from(bared.html), contentType, headOf(publicUrl)) }
}

/** No cookie, no address, no language: a copy can hold nothing of whoever asked first. */
const headersOfNobody = (publicUrl: string) =>
  cleanHeaders(
    {},
    { socketAddress: undefined, publicUrl, trustedProxies: 0, dev: false, reference: randomUUID() },
  )

function headOf(publicUrl: string): Record<string, string> {
  const answer = { status: 200, contentType, cacheControl, policy: frozenPolicy, setsCookie: false }
  return {
    ...shieldHeaders(answer, publicUrl.startsWith('https:')),
    // The router's own scripts ask the same address for data: a cache must never mix the two up.
    Vary: 'Accept-Encoding, RSC',
    'Speculation-Rules': `"${rulesPath}"`,
  }
}
