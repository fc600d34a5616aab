import { expect, test } from 'vitest'
import { drawDance } from './motif'
import { curve, type Point } from './motif-pen'
import { shapes } from './motif-shapes'

type Bend = readonly [from: Point, leaving: Point, coming: Point, to: Point]

const wave: Point[] = Array.from({ length: 60 }, (_, i) => [i * 17.3, 200 + 90 * Math.sin(i / 3.1) + i / 7])

test('a line is drawn with short bends, and nowhere further than a tenth of a unit from its curve', () => {
  const drawn = readBends(curve(wave))
  const meant = catmullRom(wave)
  expect(drawn).toHaveLength(meant.length)
  for (const [at, bend] of meant.entries())
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      const [x, y] = pointOn(drawn[at] ?? bend, share)
      const [meantX, meantY] = pointOn(bend, share)
      expect(Math.hypot(x - meantX, y - meantY), `bend ${at} at ${share}`).toBeLessThan(0.1)
    }
})

test('a picture of an article is at most nine thousand letters long', () => {
  for (const shape of shapes) {
    const { between, lineA, lineB } = drawDance('two-people-and-everyone-who-raised-them', shape, 'wide')
    expect(`${between}${lineA}${lineB}`.length, shape).toBeLessThan(9000)
  }
})

function catmullRom(points: readonly Point[]): Bend[] {
  return points.slice(0, -1).map((here, at) => {
    const before = points[at - 1] ?? here
    const next = points[at + 1] ?? here
    const after = points[at + 2] ?? next
    const leaving: Point = [here[0] + (next[0] - before[0]) / 6, here[1] + (next[1] - before[1]) / 6]
    const coming: Point = [next[0] - (after[0] - here[0]) / 6, next[1] - (after[1] - here[1]) / 6]
    return [here, leaving, coming, next]
  })
}

/** Reads `M`, `c` and `s` as SVG 2 says (9.3.6): an `s` leaves a point as the bend before came to it. */
function readBends(path: string): Bend[] {
  const bends: Bend[] = []
  let here: Point = [0, 0]
  for (const [, letter, words = ''] of path.matchAll(/([Mcs])([^Mcs]*)/g)) {
    const numbers = (words.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
    const [px, py] = here
    const pairs = Array.from(
      { length: numbers.length / 2 },
      (_, i): Point => [(numbers[2 * i] ?? 0) + px, (numbers[2 * i + 1] ?? 0) + py],
    )
    const to = pairs.at(-1) ?? here
    if (letter !== 'M') {
      const coming = pairs.at(-2) ?? here
      bends.push([here, letter === 'c' ? (pairs[0] ?? here) : mirrored(bends.at(-1), here), coming, to])
    }
    here = to
  }
  return bends
}

const mirrored = (last: Bend | undefined, here: Point): Point =>
  last === undefined ? here : [2 * here[0] - last[2][0], 2 * here[1] - last[2][1]]

function pointOn([from, leaving, coming, to]: Bend, share: number): Point {
  const rest = 1 - share
  const weights = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3]
  const along = (axis: 0 | 1) =>
    [from, leaving, coming, to].reduce((sum, point, i) => sum + point[axis] * (weights[i] ?? 0), 0)
  return [along(0), along(1)]
}
