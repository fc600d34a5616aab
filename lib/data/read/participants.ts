import { open } from '@/lib/crypto/seal'
import { hashToken } from '@/lib/crypto/tokens'
import { env } from '@/lib/env'
import { db } from '../db'
import { intakePlace, linkPlace } from '../write/participants'

export type Typed = { name: string; email: string; phone: string | null; answers: Record<string, string> }

/** What this browser's person last typed into the details, while it is not anybody's booking yet. */
export async function findTyped(browserHash: string): Promise<Typed | null> {
  const rows = await db().$queryRaw<
    { id: string; name: string; email: string; phone: string | null; intake: Uint8Array | null }[]
  >`
    SELECT a.id, p.name, p.email, p.phone, p.intake_sealed AS intake FROM participant p JOIN appointment a ON a.id = p.appointment_id
    WHERE a.browser_hash = ${browserHash} AND p.seat = 1 AND p.person_id IS NULL AND a.created_at > practice_now() - interval '1 day'
    ORDER BY a.created_at DESC, a.id LIMIT 1`
  const row = rows[0]
  if (row === undefined) return null
  // Sealed by saveDetails for this very appointment, so the shape is known.
  const answers =
    row.intake === null
      ? {}
      : (JSON.parse(open(row.intake, intakePlace(row.id), env().encryptionKeys)) as Record<string, string>)
  return { name: row.name, email: row.email, phone: row.phone, answers }
}

export type LinkHolder = {
  participantId: string
  appointmentId: string
  personId: string
  seat: number
  name: string
  email: string
  zone: string | null
}

/** Who a letter's link belongs to; null when it never was, or was revoked (T29). */
export async function findLinkHolder(linkToken: string): Promise<LinkHolder | null> {
  const rows = await db().$queryRaw<LinkHolder[]>`
    SELECT id AS "participantId", appointment_id AS "appointmentId", person_id AS "personId", seat, name, email, zone
    FROM participant WHERE link_hash = ${hashToken(linkToken)} AND link_revoked_at IS NULL AND person_id IS NOT NULL`
  return rows[0] ?? null
}

/** The letter link of a person's own seat, for the page that shows them their booking. */
export async function findOwnLink(appointmentId: string, personId: string): Promise<string | null> {
  const row = await db().participant.findFirst({ where: { appointmentId, personId, linkRevokedAt: null } })
  return row?.linkSealed ? open(row.linkSealed, linkPlace(row.id), env().encryptionKeys) : null
}

/** A person's own seat in an appointment; null when it is not theirs. */
export async function findOwnSeat(
  appointmentId: string,
  personId: string,
): Promise<{ name: string; email: string } | null> {
  return db().participant.findFirst({
    where: { appointmentId, personId },
    select: { name: true, email: true },
  })
}
