import { answerBy } from '@/lib/domain/appointments/answer-by'
import type { Instant, Zone } from '@/lib/domain/time/types'
import { parseZone } from '@/lib/domain/time/types'
import { momentWords, timeWords, zoneWords } from '@/lib/domain/time/words'
import { type Fact, Facts } from '../ui/facts'

export type DetailsFacts = {
  reference: string
  serviceName: string
  minutes: number
  therapistName: string
  officeName: string | null
  priceCents: number
  start: Instant
  zone: Zone
  viewerZone: string | null
  heldUntil: Instant | null
  noticeMinutes: number
  state: string
}

function feeWords(cents: number): string {
  if (cents === 0) return 'No charge'
  return `$${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(2)}`
}

function viewerFact({ start, zone, viewerZone }: DetailsFacts): Fact[] {
  const theirs = viewerZone === null ? null : parseZone(viewerZone)
  if (theirs === null || theirs === zone) return []
  return [{ label: 'They see', value: `${timeWords(start, theirs)} ${zoneWords(start, theirs)}` }]
}

/** What an appointment is: facts alone, no words of anybody. */
export function AppointmentDetails({ details }: { details: DetailsFacts }) {
  const { serviceName, minutes, officeName, heldUntil, state, zone } = details
  const facts: Fact[] = [
    { label: 'Service', value: `${serviceName}, ${minutes} minutes, ${officeName ?? 'by video'}` },
    { label: 'Therapist', value: details.therapistName },
    { label: 'Fee', value: feeWords(details.priceCents) },
    ...(state === 'held' && heldUntil !== null
      ? [{ label: 'Held until', value: momentWords(heldUntil, zone) }]
      : []),
    ...(state === 'requested' ? [{ label: 'Answer by', value: momentWords(answerBy(details), zone) }] : []),
    ...viewerFact(details),
  ]
  return (
    <section className="desk-panel" aria-labelledby="details">
      <h2 id="details">
        Details <span>{details.reference}</span>
      </h2>
      <Facts facts={facts} />
    </section>
  )
}
