/** Milliseconds, `from` before `until`. Whether the ends belong to it is said by whoever uses it. */
export type Span = { from: number; until: number }

/** Nothing to join and nothing to sort, as it is most of the time? */
function isMerged(spans: readonly Span[], touching: boolean): boolean {
  let last = -Infinity
  for (const { from, until } of spans) {
    if (from < last || (touching && from === last) || !(from < until)) return false
    last = until
  }
  return true
}

/** The spans in time order, joined where they overlap; spans that merely touch are joined only when `touching`. */
export function mergeSpans(spans: readonly Span[], touching: boolean): readonly Span[] {
  if (isMerged(spans, touching)) return spans
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && (span.from < last.until || (touching && span.from === last.until))) {
      last.until = Math.max(last.until, span.until)
    } else if (span.from < span.until) merged.push({ from: span.from, until: span.until })
  }
  return merged
}

/** What is left of the spans once the cuts are taken out. */
export function subtractSpans(spans: readonly Span[], cuts: readonly Span[]): readonly Span[] {
  let left = spans
  for (const cut of cuts) {
    left = left.flatMap(span =>
      [
        { from: span.from, until: Math.min(span.until, cut.from) },
        { from: Math.max(span.from, cut.until), until: span.until },
      ].filter(({ from, until }) => from < until),
    )
  }
  return left
}

/** What two lists, each in time order and free of overlaps, have in common. */
export function intersectSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const common: Span[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const one = a[i]
    const other = b[j]
    if (!one || !other) break
    const from = Math.max(one.from, other.from)
    const until = Math.min(one.until, other.until)
    if (from < until) common.push({ from, until })
    if (one.until < other.until) i++
    else j++
  }
  return common
}

/** Spans as one row of numbers, `from` and `until` in turn: hundreds of claims then need neither objects nor a list that grows. */
export type Edges = Float64Array

export const noEdges: Edges = new Float64Array(0)

export const toEdges = (spans: readonly Span[]): Edges =>
  Float64Array.from(spans.flatMap(({ from, until }) => [from, until]))

export const toSpans = (edges: Edges): Span[] =>
  Array.from({ length: edges.length / 2 }, (_, at) => ({
    from: edges[2 * at] ?? Number.NaN,
    until: edges[2 * at + 1] ?? Number.NaN,
  }))

/** The spans of both lists in time order, joined where they overlap; spans that merely touch stay two. */
export function uniteEdges(some: Edges, others: Edges): Edges {
  if (others.length === 0) return mergeEdges(some)
  const all = new Float64Array(some.length + others.length)
  all.set(some)
  all.set(others, some.length)
  return mergeEdges(all)
}

/** The spans in time order, joined where they overlap; spans that merely touch stay two. */
export function mergeEdges(edges: Edges): Edges {
  for (let at = 1; at < edges.length; at++) {
    if ((edges[at] ?? 0) < (edges[at - 1] ?? 0)) return toEdges(mergeSpans(toSpans(edges), false))
  }
  return edges
}
