import { type Instant, isoInstant, type Zone } from '@/lib/domain/time/types'
import { zoneWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { ClockTime } from '../ui/moment'

export type ShownDecision = { decision: 'approve' | 'decline'; until: Instant; by: string }

type PendingProps = {
  appointmentId: string
  decision: ShownDecision
  zone: Zone
  /** Null for whoever may only look. */
  undoKey: string | null
}

const words = { approve: 'Approved', decline: 'Declined' } as const

/** A decision that waits: what it is, when its letter leaves, and the way to take it back. */
export function PendingDecision({ appointmentId, decision, zone, undoKey }: PendingProps) {
  const { until, by } = decision
  return (
    <>
      <p role="status">
        <b>
          {words[decision.decision]} by {by}.
        </b>{' '}
        The letter leaves at{' '}
        <time dateTime={isoInstant(until)}>
          <ClockTime at={until} zone={zone} /> {zoneWords(until, zone)}
        </time>
        . Until then the time is kept and nobody is told.
      </p>
      {undoKey !== null && (
        <form method="post" action={routes.staffAppointmentUndo(appointmentId)}>
          <input type="hidden" name="idempotencyKey" value={undoKey} />
          <input type="hidden" name="until" value={isoInstant(until)} />
          <Button look="quiet" small>
            Undo
          </Button>
        </form>
      )}
    </>
  )
}
