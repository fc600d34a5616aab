import type { Transaction } from '@/lib/data/db'
import type { Booking } from '@/lib/data/read/bookings'
import { getPractice, type PracticeShown } from '@/lib/data/read/practice'
import { queueLetter } from '@/lib/data/write/letters'
import type { Keyed } from '@/lib/data/write/participants'
import { answerBy } from '@/lib/domain/appointments/answer-by'
import { shownZone } from '@/lib/domain/appointments/shown-zone'
import type { LetterKind } from '@/lib/domain/letters/letter'
import type { Instant } from '@/lib/domain/time/types'
import { parseZone } from '@/lib/domain/time/types'
import { cancellationLetter } from '@/lib/email/letters/cancellation-letter'
import { changeLetter } from '@/lib/email/letters/change-letter'
import { confirmationLetter } from '@/lib/email/letters/confirmation-letter'
import type { AppointmentInLetters } from '@/lib/email/letters/letter-props'
import { requestLetter } from '@/lib/email/letters/request-letter'
import { declinedLetter, expiredLetter } from '@/lib/email/letters/unmet-request-letter'

type Letter = { booking: Booking; version: number; keyed: Keyed; now: Instant; publicUrl: string }

/** Queues "your appointment is confirmed" for one person, in the transaction that confirms it (N1, N2). */
export async function queueConfirmation(tx: Transaction, letter: Letter): Promise<void> {
  const body = confirmationLetter(await confirmedProps(tx, letter))
  await queue(tx, 'confirmation', letter, body, new Date(letter.booking.end))
}

/** Queues "your appointment has another time" for one person; `letter.booking` is as it stands after the move (N1, I20). */
export async function queueChange(
  tx: Transaction,
  letter: Letter & Pick<Parameters<typeof changeLetter>[0], 'was' | 'by'>,
): Promise<void> {
  const { was, by } = letter
  const body = changeLetter({ ...(await confirmedProps(tx, letter)), was, by })
  await queue(tx, 'change', letter, body, new Date(letter.booking.end))
}

async function confirmedProps(tx: Transaction, { booking, version, keyed, now, publicUrl }: Letter) {
  const practice = await getPractice(tx)
  return {
    practice,
    recipient: keyed,
    appointment: inLetters(practice, booking, version, keyed),
    priceCents: booking.priceCents,
    cutOffMinutes: booking.cutOffMinutes,
    publicUrl,
    manageToken: keyed.linkToken,
    now,
  }
}

/** Queues "we have your request" for one person, in the transaction that makes it one (N1). Of no use once it is overdue. */
export async function queueRequest(tx: Transaction, letter: Letter): Promise<void> {
  const { booking, version, keyed, publicUrl } = letter
  const practice = await getPractice(tx)
  const { place, ...appointment } = inLetters(practice, booking, version, keyed)
  const answer = answerBy(booking)
  const body = requestLetter({
    practice,
    recipient: keyed,
    appointment: { ...appointment, byVideo: place.kind === 'video' },
    priceCents: booking.priceCents,
    cutOffMinutes: booking.cutOffMinutes,
    answerBy: answer,
    publicUrl,
    manageToken: keyed.linkToken,
  })
  await queue(tx, 'request', letter, body, new Date(answer))
}

/** Queues "we cannot confirm this time" for one person, in the transaction in which the decision takes effect. */
export const queueDeclined = (tx: Transaction, letter: Letter): Promise<void> =>
  queueUnmet(tx, letter, 'declined', declinedLetter)

/** Queues "we did not answer in time" for one person, in the transaction that ends the request. */
export const queueExpired = (tx: Transaction, letter: Letter): Promise<void> =>
  queueUnmet(tx, letter, 'expired', expiredLetter)

async function queueUnmet(
  tx: Transaction,
  letter: Letter,
  kind: 'declined' | 'expired',
  write: typeof declinedLetter,
): Promise<void> {
  const { booking, version, keyed, publicUrl } = letter
  const practice = await getPractice(tx)
  const appointment = inLetters(practice, booking, version, keyed)
  await queue(tx, kind, letter, write({ practice, recipient: keyed, appointment, publicUrl }))
}

/** Queues "your appointment is cancelled" for one person; by whom is said as "you" or "the practice" and no closer. */
export async function queueCancellation(
  tx: Transaction,
  letter: Letter & { by: 'you' | 'practice' | 'unsaid' },
): Promise<void> {
  const { booking, version, keyed, now, publicUrl, by } = letter
  const practice = await getPractice(tx)
  const appointment = inLetters(practice, booking, version, keyed)
  const of = booking.state === 'requested' ? 'request' : 'appointment'
  const body = cancellationLetter({ practice, recipient: keyed, appointment, by, of, publicUrl, now })
  await queue(tx, 'cancellation', letter, body)
}

function queue(
  tx: Transaction,
  kind: LetterKind,
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
