import { listCards, readCard } from '@/lib/social/shelf'
import { listPublicPages } from '../../public-pages'

type Context = { params: Promise<{ file: string }> }

const yearInSeconds = 31_536_000

/** A picture of a page that may be seen now: one that waits for its hour has no picture either, whoever knows its address. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params
  const wanted = listCards().filter(card => card.file === file)
  const shown = new Set((await listPublicPages()).map(({ path }) => path))
  const card = wanted.find(({ page }) => page === null || shown.has(page))
  if (card === undefined) return unknownPicture()
  return new Response(new Uint8Array(readCard(card)), {
    headers: {
      'Content-Type': 'image/png',
      // The address says what is drawn, so what is there never changes.
      'Cache-Control': `public, max-age=${yearInSeconds}, immutable`,
      // It is made to be shown elsewhere: beside a link that somebody passes on, in a feed reader's list.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })
}

const unknownPicture = (): Response =>
  new Response('There is no such picture here.\n', {
    status: 404,
    headers: { 'Cache-Control': 'private, no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  })
