/** How a page came to be seen: milliseconds, and for shifts the measure of browsers, which has no unit. */
export type Vitals = {
  /** When the largest thing of the first screen was painted. */
  readonly largestPaint: number
  /** How long, after the first paint, the page could not have answered a hand. */
  readonly blocking: number
  readonly shift: number
  /** Scripts that stand in the page itself, but for data. */
  readonly inlineScripts: number
}

type Watched = { paint: number; shift: number; tasks: [start: number, duration: number][] }
type Watching = typeof globalThis & { watched?: Watched }

/** Runs in the page, before anything of it. */
export function observeVitals(): void {
  const watched: Watched = { paint: 0, shift: 0, tasks: [] }
  const here: Watching = globalThis
  here.watched = watched
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true })
  observe('largest-contentful-paint', entry => {
    watched.paint = entry.startTime
  })
  observe('layout-shift', entry => {
    if ('value' in entry && typeof entry.value === 'number') watched.shift += entry.value
  })
  observe('longtask', ({ startTime, duration }) => watched.tasks.push([startTime, duration]))
}

/** Runs in the page, when all is still. A task blocks for what it takes beyond 50 milliseconds. */
export function readVitals(): Vitals {
  const here: Watching = globalThis
  const { paint, shift, tasks } = here.watched ?? { paint: 0, shift: 0, tasks: [] }
  const [first] = performance.getEntriesByName('first-contentful-paint')
  const late = tasks.filter(([start]) => start >= (first?.startTime ?? 0))
  const scripts = [...document.querySelectorAll('script:not([src])')]
  return {
    largestPaint: paint,
    blocking: late.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    shift,
    inlineScripts: scripts.filter(script => !script.getAttribute('type')?.includes('json')).length,
  }
}
