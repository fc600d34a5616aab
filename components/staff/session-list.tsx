import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

export type ShownSession = { id: string; createdAt: Instant; seenAt: Instant; isThis: boolean }

/** Somebody's own sessions, and the way to end all but this one. */
export function SessionList({ sessions, zone }: { sessions: readonly ShownSession[]; zone: Zone }) {
  return (
    <>
      <div className="table-frame">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">Signed in</th>
              <th scope="col">Last seen</th>
              <th scope="col">Browser</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(session => (
              <tr key={session.id}>
                <th scope="row">{momentWords(session.createdAt, zone)}</th>
                <td>{momentWords(session.seenAt, zone)}</td>
                <td>{session.isThis ? 'This one' : 'Another one'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
