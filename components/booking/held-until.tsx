'use client'

import { type ReactNode, useEffect, useState } from 'react'

type HeldUntilProps = {
  /** Milliseconds since 1970 UTC: when the hold ends, and what the server's clock said when the page was made. */
  until: number
  now: number
  /** The clock time of the end, in words: what stands here without JavaScript. */
  children: ReactNode
}

/** Until when the time is held, said honestly (B5): the clock time always, and the minutes left while the page is open. */
export function HeldUntil({ until, now, children }: HeldUntilProps) {
  const left = useTimeLeft(until, now)
  return (
    <p className="meta sum-note" role="status">
      {left === null || left > 0 ? (
        <>We hold this time for you until {children}.</>
      ) : (
        'The time is no longer held. What you wrote is still here.'
      )}
      {left !== null && left > 0 && ` ${minutesWords(left)} left.`}
    </p>
  )
}

const minutesWords = (ms: number): string => {
  const minutes = Math.ceil(ms / 60_000)
  return minutes === 1 ? 'Less than a minute is' : `About ${minutes} minutes are`
}

/** Milliseconds left, renewed at each full minute; null before the page is alive. The device's own clock may be wrong: only its passing counts. */
function useTimeLeft(until: number, now: number): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const opened = performance.now()
    const look = () => setLeft(Math.max(0, until - now - (performance.now() - opened)))
    look()
    const timer = setInterval(look, 15_000)
    return () => clearInterval(timer)
  }, [until, now])
  return left
}
