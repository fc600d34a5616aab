/**
 * Keeps the last thing made, for as long as it would be made of the very same things. For what is costly to make and changes
 * only with the content or with the hour: an index, the bodies of a feed.
 */
export function keepLast<T>(): (sources: readonly object[], make: () => T) => T {
  let last: { sources: readonly object[]; made: T } | null = null
  return (sources, make) => {
    const isSame =
      last?.sources.length === sources.length && sources.every((one, at) => one === last?.sources[at])
    if (last !== null && isSame) return last.made
    last = { sources: [...sources], made: make() }
    return last.made
  }
}
