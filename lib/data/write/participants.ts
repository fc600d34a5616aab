import { randomUUID } from 'node:crypto'
import { open, seal } from '@/lib/crypto/seal'
import { hashToken, makeToken } from '@/lib/crypto/tokens'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { env } from '@/lib/env'
import type { Transaction } from '../db'

/** What the booker typed for one appointment. Answers to its questions are sealed and never mailed (B8, T72). */
export type Details = {
  name: string
  email: EmailAddress
  phone: string | null
  zone: string | null
  answers: Record<string, string>
}

export const intakePlace = (appointmentId: string) => `participant/intake/${appointmentId}`

/**
 * Writes, or writes anew, the booker's details of a hold; the moment of both confirmations is the database's. Answers the seat's id; null
 * when it is somebody's already, and then nothing is written.
 */
export async function saveDetails(
  tx: Transaction,
  appointmentId: string,
  details: Details,
): Promise<string | null> {
  const answers = Object.keys(details.answers).length > 0 ? JSON.stringify(details.answers) : null
  const sealed =
    answers === null ? null : new Uint8Array(seal(answers, intakePlace(appointmentId), env().encryptionKeys))
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO participant (appointment_id, seat, name, email, phone, zone, adult_at, policies_at, intake_sealed)
    VALUES (${appointmentId}::uuid, 1, ${details.name}, ${details.email}, ${details.phone}, ${details.zone}, practice_now(), practice_now(), ${sealed})
    ON CONFLICT (appointment_id, seat) DO UPDATE SET name = excluded.name, email = excluded.email, phone = excluded.phone, zone = excluded.zone,
      adult_at = excluded.adult_at, policies_at = excluded.policies_at, intake_sealed = excluded.intake_sealed
    WHERE participant.person_id IS NULL RETURNING id`
  return rows[0]?.id ?? null
}

/** What a booker gave for an appointment that did not come about, given again for the one that takes its place; the id of the new seat. */
export async function copyDetails(tx: Transaction, fromId: string, toId: string): Promise<string> {
  const rows = await tx.participant.findMany({ where: { appointmentId: fromId, seat: 1 } })
  const row = rows[0]
  if (row === undefined) throw new Error('There are no details to copy.')
  const keys = env().encryptionKeys
  const intake =
    row.intakeSealed &&
    new Uint8Array(seal(open(row.intakeSealed, intakePlace(fromId), keys), intakePlace(toId), keys))
  const id = randomUUID()
  await tx.$executeRaw`
    INSERT INTO participant (id, appointment_id, seat, name, email, phone, zone, adult_at, policies_at, intake_sealed)
    VALUES (${id}::uuid, ${toId}::uuid, 1, ${row.name}, ${row.email}, ${row.phone}, ${row.zone}, ${row.adultAt}, ${row.policiesAt}, ${intake})`
  return id
}

export type Keyed = {
  participantId: string
  name: string
  email: string
  zone: string | null
  linkToken: string
}

export const linkPlace = (id: string) => `participant/link/${id}`

/**
 * Gives the booker's seat to the person who proved the address, with the one letter link of this seat: 256 random bits, kept as a
 * hash for looking up and sealed for the next letter (T29).
 */
export async function giveKey(tx: Transaction, seat: string | null, personId: string): Promise<Keyed> {
  if (seat === null) throw new Error('An appointment without details was proved.')
  const linkToken = makeToken()
  const sealed = new Uint8Array(seal(linkToken, linkPlace(seat), env().encryptionKeys))
  const rows = await tx.$queryRaw<{ id: string; name: string; email: string; zone: string | null }[]>`
    UPDATE participant SET person_id = ${personId}::uuid, confirmed_at = practice_now(), link_hash = ${hashToken(linkToken)}, link_sealed = ${sealed}
    WHERE id = ${seat}::uuid RETURNING id, name, email, zone`
  const row = rows[0]
  if (row === undefined) throw new Error('A seat is gone.')
  return { participantId: row.id, name: row.name, email: row.email, zone: row.zone, linkToken }
}

/** Everybody who confirmed this appointment, each with their own link: one letter a person. */
export async function listKeyed(tx: Transaction, appointmentId: string): Promise<Keyed[]> {
  const rows = await tx.participant.findMany({
    where: { appointmentId, personId: { not: null }, linkRevokedAt: null },
    orderBy: { seat: 'asc' },
  })
  return rows.flatMap(row => {
    if (row.linkSealed === null) return []
    const linkToken = open(row.linkSealed, linkPlace(row.id), env().encryptionKeys)
    return [{ participantId: row.id, name: row.name, email: row.email, zone: row.zone, linkToken }]
  })
}
