import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PhoneLink } from '@/components/ui/phone-link'
import { findActor } from '@/lib/auth/actor'
import type { Booking } from '@/lib/data/read/bookings'
import { mostOpen } from '@/lib/domain/appointments/most-open'
import { isOpen } from '@/lib/domain/appointments/state'
import { overlaps } from '@/lib/domain/time/types'
import { routes } from '@/lib/routes'
import { type OwnAppointment, showAccount } from '@/lib/use-cases/show-account'
import { OwnAppointments } from '../../account/own-appointments'
import { timesLike } from '../no-hold'
import type { Refusal, RefusalReason } from './refused'

type Props = { booking: Booking; held: boolean; refusal: Refusal; phone: string }

const titles: Record<RefusalReason, string> = {
  'too-many': 'You have three appointments ahead',
  'you-are-booked': 'You are booked at that hour',
}

const least: Record<RefusalReason, number> = { 'too-many': mostOpen, 'you-are-booked': 1 }

/** The address was proved, and the person has what stands in the way of this time: what that is, and what can be done (I3, I15). */
export async function RefusedBooking({ booking, held, refusal, phone }: Props) {
  const actor = await findActor()
  const own = actor.kind === 'client' ? await showAccount(actor) : []
  const inTheWay = own.filter(one => standsInTheWay(one, booking, refusal.reason))
  // Cancelled since: nothing is in the way any more.
  if (actor.kind === 'client' && inTheWay.length < least[refusal.reason])
    redirect(held ? routes.bookDetails : timesLike(booking))
  return (
    <div className="narrow-top stack">
      <h1 className="page-title">{titles[refusal.reason]}</h1>
      <Notice tone="caution">{refusal.words}</Notice>
      {inTheWay.length > 0 && (
        <>
          <h2>What you have</h2>
          <OwnAppointments own={inTheWay} />
        </>
      )}
      <p>
        {held
          ? 'The time you chose is still held for you: if you cancel what is in its way, come back to this page and go on. '
          : 'If you cancel what is in its way, you can choose the time again. '}
        If you need both, call us on <PhoneLink phone={phone} />.
      </p>
      <p className="actions">
        {refusal.reason === 'you-are-booked' && (
          <ButtonLink href={timesLike(booking)}>Choose another time</ButtonLink>
        )}
        <ButtonLink href={routes.account} look={refusal.reason === 'too-many' ? 'primary' : 'quiet'}>
          Your appointments
        </ButtonLink>
      </p>
    </div>
  )
}

function standsInTheWay({ booking: mine }: OwnAppointment, wanted: Booking, reason: RefusalReason): boolean {
  return isOpen(mine.state) && (reason === 'too-many' || overlaps(mine, wanted))
}
