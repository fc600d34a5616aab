/**
 * Keeps the last thing made, for as long as it would be made of the very same things. For what is costly to make and changes
 * only with the content or with the hour: an index, a feed.
 */
export function keepLast<S extends object, T>(
  make: (sources: readonly S[]) => T,
): (sources: readonly S[]) => T {
  let last: { sources: readonly S[]; made: T } | null = null
  return sources => {
    const isSame =
      last?.sources.length === sources.length && sources.every((one, at) => one === last?.sources[at])
    if (last !== null && isSame) return last.made
    last = { sources: [...sources], made: make(sources) }
    return last.made
  }
}
