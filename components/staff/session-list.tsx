import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { DeskTable } from './desk-table'

export type ShownSession = { id: string; createdAt: Instant; seenAt: Instant; isThis: boolean }

/** Somebody's own sessions, and the way to end all but this one. */
export function SessionList({ sessions, zone }: { sessions: readonly ShownSession[]; zone: Zone }) {
  return (
    <>
      <DeskTable columns={['Signed in', 'Last seen', 'Browser']}>
        {sessions.map(session => (
          <tr key={session.id}>
            <th scope="row" data-label="Signed in">
              {momentWords(session.createdAt, zone)}
            </th>
            <td data-label="Last seen">{momentWords(session.seenAt, zone)}</td>
            <td data-label="Browser">{session.isThis ? 'This one' : 'Another one'}</td>
          </tr>
        ))}
      </DeskTable>
      {sessions.length > 1 && (
        <form className="actions" method="post" action={routes.staffSessionsEnd}>
          <Button look="danger" small>
            Sign out everywhere else
          </Button>
        </form>
      )}
    </>
  )
}
