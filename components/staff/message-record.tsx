import { mailtoOf } from '@/lib/domain/people/email-address'
import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Facts } from '../ui/facts'
import { PhoneLink } from '../ui/phone-link'

export type ShownMessage = {
  id: string
  createdAt: Instant
  doneAt: Instant | null
  name: string
  email: string
  phone: string | null
  message: string
}

/** One message in full, how to answer it, and the way to say that it was seen to. */
export function MessageRecord({ message, zone }: { message: ShownMessage; zone: Zone }) {
  const { id, createdAt, doneAt, name, email, phone } = message
  const facts = [
    { label: 'From', value: name },
    { label: 'Email', value: <a href={mailtoOf(email)}>{email}</a> },
    ...(phone === null ? [] : [{ label: 'Phone', value: <PhoneLink phone={phone} /> }]),
    { label: 'Came', value: momentWords(createdAt, zone) },
    ...(doneAt === null ? [] : [{ label: 'Seen to', value: momentWords(doneAt, zone) }]),
  ]
  return (
    <div className="stack">
      <Facts facts={facts} />
      <section className="desk-panel" aria-labelledby="words">
        <h2 id="words">What they wrote</h2>
        <p className="as-written">{message.message}</p>
      </section>
      {doneAt === null && (
        <form className="actions" method="post" action={routes.staffMessageTick(id)}>
          <Button small>Seen to</Button>
        </form>
      )}
      <p className="meta">Ninety days after it was seen to, a message is deleted.</p>
    </div>
  )
}
