import { type Instant, instant } from '../time/types'

/** How long a time is held for somebody, in minutes: after choosing it, and again once after the details are sent. */
export const holdMinutes = 10

/** The longest a time can be held for somebody who never proves an address, in minutes. */
const longestHoldMinutes = 20

/** When a hold that starts now ends. */
export const holdEnd = (now: Instant): Instant => instant(now + holdMinutes * 60_000)

/**
 * When a hold ends that was opened at `opened` and ends at `heldUntil`, once the details are sent at `now`: it starts over, once, and never
 * lasts beyond twenty minutes in all. A hold that was restarted before, or is over, stays as it is.
 */
export function restartHold(
  hold: { opened: Instant; heldUntil: Instant; restarted: boolean },
  now: Instant,
): Instant {
  if (hold.restarted || !isHeld(hold.heldUntil, now)) return hold.heldUntil
  const latest = hold.opened + longestHoldMinutes * 60_000
  return instant(Math.max(hold.heldUntil, Math.min(holdEnd(now), latest)))
}

/** Does a hold until then still give a right? At its last moment it no longer does. */
export const isHeld = (heldUntil: Instant, now: Instant): boolean => now < heldUntil
