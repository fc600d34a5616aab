import type { Transaction } from '@/lib/data/db'
import type { Booking } from '@/lib/data/read/bookings'
import { getPractice, type PracticeShown } from '@/lib/data/read/practice'
import { queueLetter } from '@/lib/data/write/letters'
import type { Keyed } from '@/lib/data/write/participants'
import { shownZone } from '@/lib/domain/appointments/shown-zone'
import type { Instant } from '@/lib/domain/time/types'
import { parseZone } from '@/lib/domain/time/types'
import { cancellationLetter } from '@/lib/email/letters/cancellation-letter'
import { confirmationLetter } from '@/lib/email/letters/confirmation-letter'
import type { AppointmentInLetters } from '@/lib/email/letters/letter-props'

type Letter = { booking: Booking; version: number; keyed: Keyed; now: Instant; publicUrl: string }

/** Queues "your appointment is confirmed" for one person, in the transaction that confirms it (N1, N2). */
export async function queueConfirmation(tx: Transaction, letter: Letter): Promise<void> {
  const { booking, version, keyed, now, publicUrl } = letter
  const practice = await getPractice(tx)
  const body = confirmationLetter({
    practice,
    recipient: keyed,
    appointment: inLetters(practice, booking, version, keyed),
    priceCents: booking.priceCents,
    cutOffMinutes: booking.cutOffMinutes,
    publicUrl,
    manageToken: keyed.linkToken,
    now,
  })
  await queue(tx, 'confirmation', letter, body, new Date(booking.end))
}

/** Queues "your appointment is cancelled" for one person; by whom is said as "you" or "the practice" and no closer. */
export async function queueCancellation(
  tx: Transaction,
  letter: Letter & { by: 'you' | 'practice' | 'unsaid' },
): Promise<void> {
  const { booking, version, keyed, now, publicUrl, by } = letter
  const practice = await getPractice(tx)
  const appointment = inLetters(practice, booking, version, keyed)
  const body = cancellationLetter({ practice, recipient: keyed, appointment, by, publicUrl, now })
  await queue(tx, 'cancellation', letter, body)
}

function queue(
  tx: Transaction,
  kind: 'confirmation' | 'cancellation',
  { booking, version, keyed }: Letter,
  body: Parameters<typeof queueLetter>[1]['body'],
  notAfter?: Date,
) {
  const about = { appointmentId: booking.id, version, recipient: keyed.participantId, to: keyed.email }
  return queueLetter(tx, { kind, ...about, body, ...(notAfter ? { notAfter } : {}) })
}

function inLetters(
  practice: PracticeShown,
  booking: Booking,
  version: number,
  keyed: Keyed,
): AppointmentInLetters {
  const office = practice.offices.find(({ slug }) => slug === booking.place)
  return {
    uid: booking.uid,
    version,
    start: booking.start,
    end: booking.end,
    zone: shownZone(booking, keyed.zone === null ? null : parseZone(keyed.zone)),
    place: office ? { kind: 'office', address: office.address } : { kind: 'video' },
    therapistName: booking.therapistName,
  }
}
