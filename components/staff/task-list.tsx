import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { PlainList } from '../ui/plain-list'

export type ShownTask = {
  id: string
  kind: string
  appointmentId: string | null
  article: { slug: string; title: string } | null
  createdAt: Instant
}

const kinds: Readonly<Record<string, string>> = {
  'leave-with-bookings':
    'An appointment lies outside the hours, or in a leave, since these were changed. Please keep, move or cancel it.',
  'letter-dead': 'A letter was not accepted. Please reach the person in another way.',
  'zone-clash':
    'The rules of a time zone changed, and at this appointment’s hour nobody can come now: it is taken, or the clock jumps over it. Please move the appointment.',
  'zone-moved':
    'The rules of a time zone changed. This appointment keeps its hour on the clock; its people got a new calendar file.',
  'review-due':
    'The clinical review of an article was due, and its readers are told so. Please have it read again, and write the new days into its file.',
  'request-expired': 'A request ended because nobody answered it in time. Please call the person.',
  'mail-failing':
    'Mail has been failing for a quarter of an hour. Letters wait and go out when it works again.',
}

/** What the system asks somebody to look at, the oldest first. */
export function TaskList({ tasks, zone }: { tasks: readonly ShownTask[]; zone: Zone }) {
  if (tasks.length === 0) return <p>Nothing waits for you.</p>
  return (
    <div className="queue">
      <PlainList>
        {tasks.map(task => (
          <li key={task.id}>
            <h2 id={`task-${task.id}`}>{kinds[task.kind] ?? task.kind}</h2>
            <p>Since {momentWords(task.createdAt, zone)}</p>
            <form className="actions" method="post" action={routes.staffTaskTick(task.id)}>
              <Button look="quiet" small aria-describedby={`task-${task.id}`}>
                Done
              </Button>
              {task.appointmentId !== null && (
                <a href={routes.staffAppointment(task.appointmentId)}>Open the appointment</a>
              )}
              {task.article !== null && (
                <a href={routes.article(task.article.slug)}>Read “{task.article.title}”</a>
              )}
            </form>
          </li>
        ))}
      </PlainList>
    </div>
  )
}
