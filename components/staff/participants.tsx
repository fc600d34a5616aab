import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { DeskTable } from './desk-table'

export type ShownParticipant = {
  id: string
  name: string
  email: string
  phone: string | null
  confirmedAt: Instant | null
}

/** The people of an appointment, how to reach them, and whether each has said yes. */
export function Participants({ people, zone }: { people: readonly ShownParticipant[]; zone: Zone }) {
  return (
    <section className="desk-panel" aria-labelledby="people">
      <h2 id="people">People</h2>
      {people.length === 0 ? (
        <p>Nobody has left a name yet: the time is only held.</p>
      ) : (
        <DeskTable columns={['Name', 'Contact', 'Answer']}>
          {people.map(person => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td data-label="Contact">{[person.email, person.phone].filter(Boolean).join(', ')}</td>
              <td data-label="Answer">
                {person.confirmedAt === null ? 'Not yet' : `Yes, ${momentWords(person.confirmedAt, zone)}`}
              </td>
            </tr>
          ))}
        </DeskTable>
      )}
    </section>
  )
}
