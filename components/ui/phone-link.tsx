import { phoneAddress } from '@/lib/domain/people/phone'

/** A telephone number that a phone dials when it is pressed. */
export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={phoneAddress(phone)} className="nowrap">
      {phone}
    </a>
  )
}
