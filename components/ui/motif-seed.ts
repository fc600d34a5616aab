/** The numbers behind one drawing. Shares are of the picture's height or width; phase and lag are in radians. */
export type Strokes = {
  phase: number
  cycles: number
  amp: number
  lag: number
  drift: number
  meet: number
  side: -1 | 1
  hand: number
  tone: number
}

const grounds = ['mist', 'sand', 'deep', 'dusk'] as const
export type Ground = (typeof grounds)[number]

/** FNV-1a over the code points, 32 bit: the same slug gives the same number on every machine. */
function hashSlug(slug: string): number {
  let hash = 0x811c9dc5
  for (const letter of slug) {
    hash ^= letter.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

function streamFrom(seed: number): () => number {
  let counter = seed
  return () => {
    counter = (counter + 0x9e3779b9) | 0
    let stirred = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b)
    stirred = Math.imul(stirred ^ (stirred >>> 13), 0xc2b2ae35)
    return ((stirred ^ (stirred >>> 16)) >>> 0) / 4294967296
  }
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share
}

/** The drawing's numbers for a slug. They are drawn in a fixed order: a new one goes last, or every picture changes. */
export function strokesOf(slug: string): Strokes {
  const next = streamFrom(hashSlug(slug))
  return {
    phase: next() * Math.PI * 2,
    cycles: mix(1.9, 2.8, next()),
    amp: mix(0.085, 0.125, next()),
    lag: mix(0.3, 0.75, next()) * Math.PI,
    drift: mix(0.19, 0.25, next()),
    meet: mix(0.56, 0.7, next()),
    side: next() < 0.5 ? -1 : 1,
    hand: mix(0.006, 0.013, next()),
    tone: Math.floor(next() * grounds.length),
  }
}

export function groundOf(slug: string): Ground {
  return grounds[strokesOf(slug).tone] ?? 'mist'
}
