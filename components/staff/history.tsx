import type { Instant, Zone } from '@/lib/domain/time/types'
import { isoInstant } from '@/lib/domain/time/types'
import { dayWords, timeWords } from '@/lib/domain/time/words'
import { PlainList } from '../ui/plain-list'

export type ShownLine = {
  id: string
  at: Instant
  actorKind: string
  staffName: string | null
  action: string
  toState: string | null
  reason: string | null
}

const actions: Readonly<Record<string, string>> = {
  hold: 'Time held',
  details: 'Details given',
  prove: 'Address proved, appointment made',
  'decide-approve': 'Approved, to take effect three minutes later,',
  'decide-decline': 'Declined, to take effect three minutes later,',
  'undo-decision': 'Decision taken back',
  approve: 'Request confirmed, approved',
  decline: 'Request ended, declined',
  'expire-request': 'Request not answered in time, ended',
  cancel: 'Cancelled',
  move: 'Moved to another time',
  'change-room': 'Put into another room',
  book: 'Booked for the client',
  'shorten-buffers': 'Pause beside it shortened for another appointment,',
  'zone-rules': 'New rules of the time zone applied',
  expire: 'Hold ended',
  release: 'Hold let go for another time',
  read: 'Record read',
  refused: 'Access refused',
}

/** What was done. A proof makes an appointment, or a request where staff have a say. */
const actionWords = ({ action, toState }: ShownLine): string =>
  action === 'prove' && toState === 'requested' ? 'Address proved, request made' : (actions[action] ?? action)

const actors: Readonly<Record<string, string>> = {
  anonymous: 'a visitor',
  client: 'the client',
  staff: 'staff',
  system: 'the system',
}

/** Who did what, the newest first; nothing here can be edited. */
export function History({ lines, zone }: { lines: readonly ShownLine[]; zone: Zone }) {
  return (
    <section className="desk-panel log" aria-labelledby="history">
      <h2 id="history">History</h2>
      <PlainList ordered className="history">
        {lines.map(line => (
          <li key={line.id}>
            <time dateTime={isoInstant(line.at)}>
              {dayWords(line.at, zone)}
              <br />
              {timeWords(line.at, zone)}
            </time>
            <p>
              {actionWords(line)} by {line.staffName ?? actors[line.actorKind] ?? line.actorKind}
              {line.reason !== null && `: ${line.reason}`}
            </p>
          </li>
        ))}
      </PlainList>
    </section>
  )
}
