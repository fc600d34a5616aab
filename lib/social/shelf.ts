import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** A picture that the build made. */
export type Card = {
  /** The path of the page that it belongs to, null for the one that says nothing. */
  page: string | null
  /** The words in it. */
  title: string | null
  /** Its name in the folder and in its address: a hash of what is drawn. */
  file: string
}

const cardShape = z.strictObject({
  page: z.string().nullable(),
  title: z.string().nullable(),
  file: z.string().regex(/^[0-9a-f]{32}\.png$/),
})

/** Where a build keeps its pictures, and the list of them, which is written last. */
export const socialFolder = 'social'
export const listFile = 'cards.json'

const shelf = () => path.join(process.cwd(), '.next', socialFolder)
let known: { written: number; cards: Card[] } | null = null

/** The pictures of the build that is in use; none while developing, where nothing was built. */
export function listCards(): Card[] {
  const file = path.join(shelf(), listFile)
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (written === undefined) return []
  if (known?.written !== written)
    known = { written, cards: z.array(cardShape).parse(JSON.parse(readFileSync(file, 'utf8'))) }
  return known.cards
}

/**
 * The picture of a page, as long as it shows the very title that the page has now; otherwise the one without words, which is
 * never wrong. Null when there are none.
 */
export function chooseCard(cards: readonly Card[], page: string | null, title: string | null): Card | null {
  const own = cards.find(card => card.page === page && card.title === title)
  return own ?? cards.find(card => card.page === null) ?? null
}

export const findCard = (page: string | null, title: string | null): Card | null =>
  chooseCard(listCards(), page, title)

/** The bytes of a picture of the list. Its name comes from the list, never from what a visitor sent. */
export const readCard = ({ file }: Card): Buffer => readFileSync(path.join(shelf(), file))
