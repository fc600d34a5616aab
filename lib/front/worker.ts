import { log } from '@/lib/log'
import { applyDecisions } from '@/lib/use-cases/apply-decisions'
import { deliverLetter, lettersAtOnce, takeLetters } from '@/lib/use-cases/deliver-letters'
import { sweep } from '@/lib/use-cases/sweep'

export type Worker = {
  /** Takes no more work, and waits for letters on their way: ten seconds at most, after which their leases decide. */
  stop(): Promise<void>
}

type Work = {
  take: typeof takeLetters
  deliver: (letter: Awaited<ReturnType<typeof takeLetters>>[number]) => Promise<unknown>
  /** What is due at a moment that somebody was told: decisions on requests. */
  settle: () => Promise<unknown>
  /** What is due now and then: holds that ended, words that are to be forgotten. */
  tidy: () => Promise<unknown>
  /** Milliseconds. */
  pauses: { look: number; breath: number; tidy: number; farewell: number }
}

const usualWork: Work = {
  take: takeLetters,
  deliver: letter => deliverLetter(letter),
  settle: applyDecisions,
  tidy: sweep,
  pauses: { look: 1_000, breath: 40, tidy: 30_000, farewell: 10_000 },
}

/**
 * Looks for due decisions and due letters every second, for letters again a breath after one is done, and tidies every half minute.
 * An error is logged and the next look comes all the same: with the database away for a night the worker goes on in the morning.
 */
export function startWorker({ take, deliver, settle, tidy, pauses }: Work = usualWork): Worker {
  const onTheirWay = new Set<Promise<unknown>>()
  let stopped = false
  let looking: Promise<void> = Promise.resolve()
  const settling = oneRoundAtATime(settle)
  const breath = makeBreath(pauses.breath, () => lookSoon())
  const look = async (): Promise<void> => {
    const free = lettersAtOnce - onTheirWay.size
    if (stopped || free <= 0) return
    for (const letter of await take(free)) {
      const delivery = deliver(letter)
        .catch(error => log.error('letter not delivered', error, { letter: letter.id }))
        .finally(() => {
          onTheirWay.delete(delivery)
          breath.take()
        })
      onTheirWay.add(delivery)
    }
  }
  // One look after the other: two at once would take more letters than there are hands.
  const lookSoon = () => {
    looking = looking.then(look).catch(error => log.error('letters not taken', error))
  }
  const timers = [
    setInterval(settling.begin, pauses.look),
    setInterval(lookSoon, pauses.look),
    setInterval(() => tidy().catch(error => log.error('tidying failed', error)), pauses.tidy),
  ]
  lookSoon()
  return {
    stop: async () => {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      breath.end()
      const under = [settling.end(), looking.then(() => Promise.all(onTheirWay))]
      await atMost(pauses.farewell, Promise.all(under))
    },
  }
}

/**
 * Acts once, a while after it was asked to, however often it is asked meanwhile. When many letters leave, one look fills all hands that
 * have become free: a look for each would cost as much as sending it.
 */
function makeBreath(ms: number, act: () => void) {
  let timer: NodeJS.Timeout | undefined
  const take = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, ms)
  }
  return { take, end: () => clearTimeout(timer) }
}

/** A round that takes longer than the pause between two is not begun a second time beside itself. */
function oneRoundAtATime(settle: Work['settle']) {
  let round: Promise<unknown> | null = null
  const begin = () => {
    round ??= settle()
      .catch(error => log.error('decisions not settled', error))
      .finally(() => {
        round = null
      })
  }
  return { begin, end: async () => round }
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, end]).finally(() => clearTimeout(timer))
}
