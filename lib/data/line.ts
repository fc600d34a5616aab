import { DatabaseAway } from './transaction'

type Line = <T>(work: () => Promise<T>) => Promise<T>

/**
 * A line before the database: at most `places` works run at a time in this process, the others wait in the order in which they came.
 * Whoever has waited for `patienceMs` is told that the database is away (X6). What a work answers or throws is its own matter.
 */
export function makeLine(places: number, patienceMs: number): Line {
  const waiting = new Set<() => void>()
  let free = places
  const enter = () =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(patience)
        waiting.delete(begin)
        resolve()
      }
      const patience = setTimeout(() => {
        waiting.delete(begin)
        reject(new DatabaseAway('Too many stand in line.'))
      }, patienceMs)
      waiting.add(begin)
    })
  const leave = () => {
    const [next] = waiting
    if (next === undefined) free += 1
    else next()
  }
  return async work => {
    if (free > 0) free -= 1
    else await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
