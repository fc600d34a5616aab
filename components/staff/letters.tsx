import type { Zone } from '@/lib/domain/time/types'
import { instant } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { DeskTable } from './desk-table'

export type ShownLetter = {
  id: string
  kind: string
  recipient: string
  state: string
  attempts: number
  createdAt: Date
  sentAt: Date | null
}

const kinds: Readonly<Record<string, string>> = {
  'booking-code': 'Code',
  'sign-in-code': 'Code',
  request: 'We have your request',
  confirmation: 'Your appointment is confirmed',
  change: 'Your appointment has another time',
  declined: 'We cannot confirm this time',
  expired: 'We did not answer in time',
  cancellation: 'Your appointment is cancelled',
}

/** Mail servers say that they accepted a letter; nobody can know that it was delivered, so the desk does not say so. */
export function letterStateWords({ state, attempts }: Pick<ShownLetter, 'state' | 'attempts'>) {
  if (state === 'accepted') return { look: 'good', words: 'Accepted' }
  if (state === 'dead') return { look: 'bad', words: 'Not accepted' }
  if (state === 'superseded') return { look: '', words: 'Replaced by a newer one' }
  const next = state === 'sending' ? Math.max(1, attempts) : attempts + 1
  return { look: 'wait', words: `Waiting, try ${next}` }
}

type LettersProps = { letters: readonly ShownLetter[]; names: ReadonlyMap<string, string>; zone: Zone }

export function Letters({ letters, names, zone }: LettersProps) {
  return (
    <section className="desk-panel" aria-labelledby="letters">
      <h2 id="letters">Letters</h2>
      {letters.length === 0 ? (
        <p>No letter has been written about this appointment.</p>
      ) : (
        <DeskTable columns={['Letter', 'To', 'Written', 'State']}>
          {letters.map(letter => (
            <LetterRow key={letter.id} letter={letter} to={names.get(letter.recipient) ?? '–'} zone={zone} />
          ))}
        </DeskTable>
      )}
    </section>
  )
}

function LetterRow({ letter, to, zone }: { letter: ShownLetter; to: string; zone: Zone }) {
  const { look, words } = letterStateWords(letter)
  return (
    <tr>
      <th scope="row">{kinds[letter.kind] ?? letter.kind}</th>
      <td data-label="To">{to}</td>
      <td data-label="Written">{momentWords(instant(letter.createdAt.getTime()), zone)}</td>
      <td>
        <span className={`state ${look}`.trim()}>{words}</span>
      </td>
    </tr>
  )
}
