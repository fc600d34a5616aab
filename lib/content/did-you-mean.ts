/** ` (did you mean “published”?)` when one of the known words is close to the one written, else an empty string. */
export function didYouMean(written: string, known: readonly string[]): string {
  const ranked = known
    .map(word => ({ word, distance: editDistance(written.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
  const best = ranked[0]
  const limit = Math.max(2, Math.floor(written.length / 3))
  return best !== undefined && best.distance > 0 && best.distance <= limit
    ? ` (did you mean “${best.word}”?)`
    : ''
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
