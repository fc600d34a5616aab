const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*/gu

/**
 * A word as it is compared: without accents, capitals and apostrophes, so that `Café`, `cafe` and `CAFÉ` are one word, and so are
 * `don’t` and `dont`.
 */
export function foldWord(text: string): string {
  // Most words are plain; the long way costs ten times as much.
  if (/^[a-z0-9]+$/i.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase()
}

/** The words of a text, folded, in their order. Everything between words is thrown away, whatever it may mean elsewhere. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(word)].map(([found]) => foldWord(found)).filter(found => found !== '')
}

/** A piece of a text; `hit` says that it is one of the words that were looked for. */
export type Piece = { text: string; hit: boolean }

/** A text cut at the words that were found, letter for letter what it was when put together again. */
export function markHits(text: string, hits: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const found of text.matchAll(word)) {
    if (!hits.has(foldWord(found[0]))) continue
    if (found.index > done) pieces.push({ text: text.slice(done, found.index), hit: false })
    pieces.push({ text: found[0], hit: true })
    done = found.index + found[0].length
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false })
  return pieces
}

/** The passage that holds the most different hits, the first of equals; null when none holds any. */
export function bestPassage(passages: readonly string[], hits: ReadonlySet<string>): string | null {
  let best: { passage: string; count: number } | null = null
  for (const passage of passages) {
    // To fold a passage as one is far less work than to take it apart, and shows that most hold no better choice.
    const folded = foldWord(passage)
    const most = [...hits].filter(hit => folded.includes(hit)).length
    if (most <= (best?.count ?? 0)) continue
    const count = new Set(wordsOf(passage).filter(one => hits.has(one))).size
    if (count > (best?.count ?? 0)) best = { passage, count }
    // No other can hold more.
    if (count === hits.size) break
  }
  return best?.passage ?? null
}

/** About `length` letters of a passage around its first hit, cut between words; an ellipsis says where something is left away. */
export function cutAround(passage: string, hits: ReadonlySet<string>, length: number): string {
  if (passage.length <= length) return passage
  const first = markHits(passage, hits).findIndex(({ hit }) => hit)
  const before = markHits(passage, hits).slice(0, Math.max(0, first))
  const at = before.reduce((sum, { text }) => sum + text.length, 0)
  const wanted = Math.max(0, Math.min(at - Math.floor(length / 3), passage.length - length))
  const start = wanted === 0 ? 0 : passage.indexOf(' ', wanted) + 1
  const end = start + length >= passage.length ? passage.length : passage.lastIndexOf(' ', start + length)
  const shown = passage.slice(start, end > start ? end : start + length)
  return `${start > 0 ? '… ' : ''}${shown}${start + shown.length < passage.length ? ' …' : ''}`
}
