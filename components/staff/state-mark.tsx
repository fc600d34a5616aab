import type { AppointmentState } from '@/lib/domain/appointments/state'
import { type MarkLook, StateMark } from '../ui/state-mark'

type StateLook = { look: MarkLook; words: string }

const looks: Readonly<Record<AppointmentState, StateLook>> = {
  held: { look: 'requested', words: 'Held' },
  'awaiting-partner': { look: 'awaiting', words: 'Awaiting partner' },
  requested: { look: 'requested', words: 'Requested' },
  confirmed: { look: 'confirmed', words: 'Confirmed' },
  attended: { look: 'attended', words: 'Attended' },
  'no-show': { look: 'noshow', words: 'No-show' },
  'late-cancel': { look: 'cancelled', words: 'Cancelled late' },
  cancelled: { look: 'cancelled', words: 'Cancelled' },
  declined: { look: 'cancelled', words: 'Declined' },
  expired: { look: 'cancelled', words: 'Expired' },
}

const authors: Readonly<Record<string, string>> = {
  client: ' by the client',
  partner: ' by the partner',
  staff: ' by staff',
  practice: ' by the practice',
}

/** A state in words, with its mark; for a cancelled one also by whom. */
export function AppointmentStateMark({
  state,
  cancelledBy = null,
}: {
  state: AppointmentState
  cancelledBy?: string | null
}) {
  const { look, words } = looks[state]
  const by = cancelledBy === null ? '' : (authors[cancelledBy] ?? '')
  return (
    <StateMark look={look}>
      {words}
      {by}
    </StateMark>
  )
}
