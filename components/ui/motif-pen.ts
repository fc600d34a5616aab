export type Point = readonly [number, number]

function short(value: number): string {
  return String(Math.round(value * 10) / 10).replace(/^(-?)0\./, '$1.')
}

/** Catmull-Rom through the points, as relative cubic curves with one decimal at most. */
export function curve(points: readonly Point[]): string {
  const first = points[0]
  if (first === undefined) return ''
  let path = `M${short(first[0])} ${short(first[1])}`
  points.slice(0, -1).forEach((here, at) => {
    const before = points[at - 1] ?? here
    const next = points[at + 1] ?? here
    const after = points[at + 2] ?? next
    const numbers = [
      (next[0] - before[0]) / 6,
      (next[1] - before[1]) / 6,
      next[0] - (after[0] - here[0]) / 6 - here[0],
      next[1] - (after[1] - here[1]) / 6 - here[1],
      next[0] - here[0],
      next[1] - here[1],
    ]
    path += `c${numbers.map(short).join(' ')}`
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
