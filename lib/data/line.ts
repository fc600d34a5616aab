import { DatabaseAway } from './transaction'

/** What somebody in line wants: two who want the same thing are never let in together. */
type Wish = { thing: string }

/** Those who wait for the same thing at this moment. Whoever comes later may know something that a look begun before does not show. */
export type Behind<Wanted extends Wish, Seen> = {
  wishes: Wanted[]
  /** Hands them what was seen. */
  show(seen: Seen): void
}

/** What the one whose turn it is can do for those behind. */
export type Turn<Wanted extends Wish, Seen> = {
  /** The newest that was seen ahead by a look that began after this one had come; null when there was none. */
  seen: Seen | null
  /** To be asked before a look, which can then be for those behind as well. */
  behind(): Behind<Wanted, Seen>
}

/** Answers what is left to be done when the place has been given on. */
type Work<Wanted extends Wish, Seen, T> = (turn: Turn<Wanted, Seen>) => Promise<() => T | Promise<T>>

type Line<Wanted extends Wish, Seen> = <T>(wish: Wanted, work: Work<Wanted, Seen, T>) => Promise<T>

type Waiting<Wanted, Seen> = { wish: Wanted; seen: Seen | null; begin: () => void }

/**
 * A line before the database: at most `places` works run at a time in this process, and one for each thing; the others wait in the order
 * in which they came. Whoever has waited for `patienceMs` is told that the database is away (X6). What a work answers or throws is its
 * own matter.
 */
export function makeLine<Wanted extends Wish, Seen>(places: number, patienceMs: number): Line<Wanted, Seen> {
  const waiting = new Set<Waiting<Wanted, Seen>>()
  const busy = new Set<string>()
  const letIn = () => {
    for (const one of waiting)
      if (busy.size < places && !busy.has(one.wish.thing)) {
        waiting.delete(one)
        busy.add(one.wish.thing)
        one.begin()
      }
  }
  const enter = (wish: Wanted) =>
    new Promise<Waiting<Wanted, Seen>>((resolve, reject) => {
      const begin = () => {
        clearTimeout(patience)
        resolve(one)
      }
      const one: Waiting<Wanted, Seen> = { wish, seen: null, begin }
      const patience = setTimeout(() => {
        waiting.delete(one)
        reject(new DatabaseAway('Too many stand in line.'))
      }, patienceMs)
      waiting.add(one)
      letIn()
    })
  const listBehind = (thing: string): Behind<Wanted, Seen> => {
    const all = [...waiting].filter(({ wish }) => wish.thing === thing)
    const show = (seen: Seen) => {
      for (const one of all) one.seen = seen
    }
    return { wishes: all.map(({ wish }) => wish), show }
  }
  return async (wish, work) => {
    const { seen } = await enter(wish)
    const leave = () => {
      busy.delete(wish.thing)
      letIn()
    }
    const rest = await work({ seen, behind: () => listBehind(wish.thing) }).finally(leave)
    return rest()
  }
}
