import { Notice } from '../ui/notice'
import { PhoneLink } from '../ui/phone-link'

type ReachUsProps = {
  title: string
  words: string
  phone: string
  email: string
  /** A caution when something was refused, a note when this is simply the way. */
  tone?: 'caution' | 'note'
}

/** What cannot be booked on the page, and how to reach the practice instead: never a dead end. */
export function ReachUs({ title, words, phone, email, tone = 'caution' }: ReachUsProps) {
  return (
    <Notice tone={tone} title={title}>
      <p>{words}</p>
      <p>
        Call us on <PhoneLink phone={phone} />, or write to <a href={`mailto:${email}`}>{email}</a>. You do
        not need to say more than that you would like an appointment.
      </p>
    </Notice>
  )
}
