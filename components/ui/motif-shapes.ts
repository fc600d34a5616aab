import { mix, type Strokes } from './motif-seed'

/** What happens between the two lines: an editor's choice, never chance. */
export const shapes = ['meet', 'pursue', 'withdraw', 'drift', 'repair'] as const
export type Shape = (typeof shapes)[number]

/** Both lines' distance from the middle, in shares of the height. */
type Pair = readonly [number, number]
type Wave = (late: number) => number

function ease(at: number, from: number, until: number): number {
  const share = Math.min(1, Math.max(0, (at - from) / (until - from)))
  return share * share * (3 - 2 * share)
}

// Each reach is longer than the last; each answer is a step back.
function pursue(p: Strokes, t: number, turn: number, wave: Wave): Pair {
  const rise = mix(0.3, 1, ease(t, 0, 0.8))
  const reach = (late: number) => (0.5 + 0.5 * Math.sin(turn - late)) ** 1.5 * rise
  const d = p.drift
  return [
    d * 1.25 - d * 1.75 * reach(0),
    -d * 0.45 - d * 0.3 * t - d * 0.75 * reach(0.45) + p.amp * 0.12 * wave(p.lag),
  ]
}

// One keeps signalling; the other flattens and sinks.
function withdraw(p: Strokes, t: number, wave: Wave): Pair {
  const gone = ease(t, 0.12, p.meet + 0.08)
  return [
    p.drift * 0.42 + p.amp * 1.1 * wave(0) - p.drift * 0.3 * gone,
    -p.drift * mix(0.36, 1.35, gone) + p.amp * mix(1, 0.03, gone) * wave(p.lag),
  ]
}

function drift(p: Strokes, t: number, wave: Wave): Pair {
  const away = ease(t, 1 - p.meet, 1)
  const height = p.amp * mix(0.6, 0.8, away)
  return [
    p.drift * 1.1 * away + height * wave(0),
    -p.drift * 1.1 * away + height * wave(mix(Math.PI, p.lag, away)),
  ]
}

function repairGap(p: Strokes, t: number): number {
  const near = mix(0.85, 0.3, ease(t, 0, p.meet * 0.45))
  const apart = mix(near, 1.05, ease(t, p.meet * 0.45, p.meet * 0.72))
  return p.drift * mix(apart, 0, ease(t, p.meet * 0.72, p.meet + 0.04))
}

function meetAfter(gap: number, p: Strokes, t: number, wave: Wave): Pair {
  const met = ease(t, p.meet - 0.34, p.meet)
  return [
    gap + p.amp * mix(1, 0.6, met) * wave(0),
    -gap + p.amp * mix(0.85, 0.6, met) * wave(mix(p.lag, Math.PI, met)),
  ]
}

/** Where both lines stand at `t` (0 at the left edge, 1 at the right). */
export function dance(shape: Shape, p: Strokes, t: number): Pair {
  const turn = Math.PI * 2 * p.cycles * t + p.phase
  const wave: Wave = late => Math.sin(turn + late) + 0.14 * Math.sin(2 * turn + late + 1)
  switch (shape) {
    case 'pursue':
      return pursue(p, t, turn, wave)
    case 'withdraw':
      return withdraw(p, t, wave)
    case 'drift':
      return drift(p, t, wave)
    case 'repair':
      return meetAfter(repairGap(p, t), p, t, wave)
    case 'meet':
      return meetAfter(p.drift * 1.15 * (1 - ease(t, 0.02, p.meet)), p, t, wave)
  }
}
