import { type Instant, isoInstant, type Zone } from '@/lib/domain/time/types'
import { dayWords, zoneWords } from '@/lib/domain/time/words'
import { ClockTime } from '../ui/moment'

/** When, as the first thing the eye meets: the day, and under it the time in a zone. */
export function BigTime({ start, zone }: { start: Instant; zone: Zone }) {
  return (
    <p className="big-time">
      <time dateTime={isoInstant(start)}>
        {dayWords(start, zone)}
        <br />
        <ClockTime at={start} zone={zone} /> {zoneWords(start, zone)}
      </time>
    </p>
  )
}
