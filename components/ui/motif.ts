import { curve, ribbon } from './motif-pen'
import { mix, type Strokes, strokesOf } from './motif-seed'
import { dance, type Shape } from './motif-shapes'

export type MotifSize = 'art' | 'wide' | 'thumb' | 'rule'

type Sheet = {
  width: number
  height: number
  pen: number
  threads: number
  steps: number
  lantern: boolean
  swing: number
}

export const sheets: Readonly<Record<MotifSize, Sheet>> = {
  art: { width: 1200, height: 600, pen: 1.5, threads: 9, steps: 28, lantern: true, swing: 1 },
  wide: { width: 1600, height: 440, pen: 1.25, threads: 11, steps: 36, lantern: true, swing: 1 },
  thumb: { width: 400, height: 260, pen: 2, threads: 5, steps: 22, lantern: true, swing: 1 },
  rule: { width: 640, height: 48, pen: 8, threads: 0, steps: 24, lantern: false, swing: 1.35 },
}

export type Drawing = {
  between: string | null
  lineA: string
  lineB: string
  lantern: { met: boolean; cx: number; cy: number; r: number } | null
}

const span = 1.04
type Line = (t: number) => number

/** "The dance": two strokes drawn from a slug. The same slug, shape and size give the same drawing, byte for byte. */
export function drawDance(slug: string, shape: Shape, size: MotifSize): Drawing {
  const sheet = sheets[size]
  const p = strokesOf(slug)
  const x: Line = t => sheet.width * (t * span - (span - 1) / 2)
  const yA = lineOf(0, shape, p, sheet)
  const yB = lineOf(1, shape, p, sheet)
  const ts = Array.from({ length: sheet.steps + 1 }, (_, i) => i / sheet.steps)
  const thread = (share: number) =>
    curve(ts.map(t => [Math.round(x(t)), Math.round(mix(yA(t), yB(t), share))]))
  const shares = Array.from({ length: sheet.threads }, (_, i) => (i + 1) / (sheet.threads + 1))
  return {
    between: shares.length === 0 ? null : shares.map(thread).join(''),
    lineB: ribbon(yB, x, ts, { ...sheet, phase: p.phase + 2.2 }),
    lineA: ribbon(yA, x, ts, { ...sheet, phase: p.phase }),
    lantern: sheet.lantern ? lanternOf(shape, p, sheet, x, yA, yB) : null,
  }
}

function lineOf(who: 0 | 1, shape: Shape, p: Strokes, sheet: Sheet): Line {
  return t =>
    sheet.height *
    (0.5 +
      sheet.swing * p.side * dance(shape, p, t)[who] +
      p.hand * Math.sin(t * 5.1 + p.phase * (who + 2)) +
      0.35 * p.hand * Math.sin(t * 17 + p.phase + who))
}

// The lantern stands on the crossing, or the nearest approach, closest to where it is aimed.
function lanternOf(shape: Shape, p: Strokes, sheet: Sheet, x: Line, yA: Line, yB: Line): Drawing['lantern'] {
  const aim = shape === 'drift' ? 1 - p.meet : shape === 'withdraw' ? 0.78 : p.meet
  let at = aim
  let best = Number.POSITIVE_INFINITY
  for (let t = aim - 0.2; shape !== 'withdraw' && t <= aim + 0.2; t += 0.004) {
    const cost = Math.abs(yA(t) - yB(t)) / sheet.height + 0.12 * Math.abs(t - aim)
    if (cost < best) [best, at] = [cost, t]
  }
  const r = 10 * sheet.pen * (sheet.height / 480)
  return {
    met: shape !== 'pursue' && shape !== 'withdraw',
    cx: Math.round(x(at)),
    cy: Math.round((yA(at) + yB(at)) / 2),
    r: Math.round(r * 10) / 10,
  }
}
