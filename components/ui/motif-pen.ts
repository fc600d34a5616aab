export type Point = readonly [number, number]

const tenths = (value: number) => Math.round(value * 10) / 10

/** Numbers as SVG reads them in the fewest letters: no zero before a point, and a space only where a sign does not part them. */
function spell(numbers: readonly number[]): string {
  const short = numbers.map(value => String(tenths(value)).replace(/^(-?)0\./, '$1.'))
  return short.reduce((line, next) => line + (next.startsWith('-') ? '' : ' ') + next)
}

/**
 * A smooth curve through the points (Catmull-Rom), nowhere further than a tenth of a unit from where it belongs. Each bend leaves a point
 * as the last one came to it, which is what `s` says with four numbers instead of the six of `c`.
 */
export function curve(points: readonly Point[]): string {
  const [first, ...others] = points
  if (first === undefined) return ''
  // Where the pen stands as it was written: what rounding took from one step, the next gives back.
  let [x, y] = [tenths(first[0]), tenths(first[1])]
  let path = `M${spell([x, y])}`
  others.forEach((next, at) => {
    const here = points[at] ?? next
    const after = points[at + 2] ?? next
    const bend = [next[0] - (after[0] - here[0]) / 6 - x, next[1] - (after[1] - here[1]) / 6 - y]
    const step: Point = [tenths(next[0] - x), tenths(next[1] - y)]
    const leave = [(next[0] - here[0]) / 6, (next[1] - here[1]) / 6]
    path += at === 0 ? `c${spell([...leave, ...bend, ...step])}` : `s${spell([...bend, ...step])}`
    x += step[0]
    y += step[1]
  })
  return path
}

type Line = (t: number) => number
type Nib = { height: number; pen: number; phase: number }

/** A filled stroke: the pen presses and lifts along the line. */
export function ribbon(line: Line, x: Line, ts: readonly number[], nib: Nib): string {
  const over: Point[] = []
  const under: Point[] = []
  for (const t of ts) {
    const step = 0.004
    const slope = (line(t + step) - line(t - step)) / (x(t + step) - x(t - step))
    const across = 1 / Math.hypot(1, slope)
    const half = (nib.height / 480) * nib.pen * (1.5 + 1.9 * (0.5 + 0.5 * Math.sin(t * 9 + nib.phase)))
    over.push([x(t) - slope * across * half, line(t) + across * half])
    under.unshift([x(t) + slope * across * half, line(t) - across * half])
  }
  return `${curve(over)}L${curve(under).slice(1)}z`
}
