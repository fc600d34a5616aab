import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { DeskTable } from './desk-table'

export type ListedMessage = { id: string; createdAt: Instant; doneAt: Instant | null }

type ListProps = { caption: string; messages: readonly ListedMessage[]; zone: Zone }

/** Messages by when they came. Not a word of them is shown here: to open one is to read it, and that is written down. */
export function MessageList({ caption, messages, zone }: ListProps) {
  return (
    <DeskTable caption={caption} columns={['Came', 'Seen to']}>
      {messages.map(({ id, createdAt, doneAt }) => (
        <tr key={id}>
          <th scope="row">
            <a href={routes.staffMessage(id)}>{momentWords(createdAt, zone)}</a>
          </th>
          <td data-label="Seen to">{doneAt === null ? 'Not yet' : momentWords(doneAt, zone)}</td>
        </tr>
      ))}
    </DeskTable>
  )
}
