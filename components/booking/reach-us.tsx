import { Notice } from '../ui/notice'
import { PhoneLink } from './phone-link'

type ReachUsProps = { title: string; words: string; phone: string; email: string }

/** What cannot be booked on the page, and how to reach the practice instead: never a dead end. */
export function ReachUs({ title, words, phone, email }: ReachUsProps) {
  return (
    <Notice tone="caution" title={title}>
      <p>{words}</p>
      <p>
        Call us on <PhoneLink phone={phone} />, or write to <a href={`mailto:${email}`}>{email}</a>. You do
        not need to say more than that you would like an appointment.
      </p>
    </Notice>
  )
}
