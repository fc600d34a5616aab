import type { Instant, Zone } from '@/lib/domain/time/types'
import { dayWords, timeWords, zoneWords } from '@/lib/domain/time/words'

type MomentProps = { at: Instant; zone: Zone }

/** The clock in the zone, never torn from its am or pm at the end of a line. */
export function ClockTime({ at, zone }: MomentProps) {
  return <span className="nowrap">{timeWords(at, zone)}</span>
}

/** A moment said in full, in the words of `momentWords`. */
export function Moment({ at, zone }: MomentProps) {
  return (
    <>
      {dayWords(at, zone)}, <ClockTime at={at} zone={zone} /> {zoneWords(at, zone)}
    </>
  )
}
