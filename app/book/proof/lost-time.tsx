import { Moment } from '@/components/ui/moment'
import { Notice } from '@/components/ui/notice'
import { PlainList } from '@/components/ui/plain-list'
import type { Booking } from '@/lib/data/read/bookings'
import { parseInstant } from '@/lib/domain/time/types'
import { listNearestTimes } from '@/lib/use-cases/list-nearest-times'
import { shownZone } from '../hold-facts'
import { timesLike } from '../no-hold'

/** A right code came when the time was gone: what became of it, and the nearest times, each one step from being chosen (B6, X7). */
export async function LostTime({ booking, words }: { booking: Booking; words: string }) {
  const zone = shownZone(booking)
  const starts = (await listNearestTimes(booking)).flatMap(text => parseInstant(text) ?? [])
  return (
    <div className="narrow-top stack">
      <h1 className="page-title">That time is gone</h1>
      <Notice tone="caution">{words}</Notice>
      {starts.length > 0 && (
        <>
          <h2>The nearest free times</h2>
          <PlainList>
            {starts.map(start => (
              <li key={start}>
                <a className="go" href={timesLike(booking, start)}>
                  <Moment at={start} zone={zone} />
                </a>
              </li>
            ))}
          </PlainList>
        </>
      )}
      <p>
        <a href={timesLike(booking)}>Choose another time</a>
      </p>
    </div>
  )
}
