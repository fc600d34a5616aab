import { seal } from '@/lib/crypto/seal'
import type { Actor } from '@/lib/domain/people/role'
import { env } from '@/lib/env'
import type { Transaction } from '../db'
import { Prisma } from '../generated/client'

/** Who did it, as the audit keeps it. */
export type AuditActor = Actor | { kind: 'system' }

export type AuditFacts = {
  actor: AuditActor
  action: string
  appointmentId?: string
  /** The appointment's version that this change made; left out for what changes nothing, such as reading. */
  version?: number
  fromState?: string | null
  toState?: string
  subject?: string
  /** Names of the fields that were given or changed. */
  fields?: string[]
  /** Their values where they matter, such as a reason; kept sealed. */
  values?: Record<string, string>
}

/** Where the sealed values of an entry live: by what the entry is about. */
export const auditPlace = (about: string) => `audit_entry/values/${about}`

/** Adds one row to the audit, in the transaction of what it tells about (P7, I28). */
export async function writeAudit(tx: Transaction, facts: AuditFacts): Promise<void> {
  await tx.$executeRaw(insertAudit(facts))
}

/** The same as a part of the statement that makes the change; `FROM` may follow, and makes it one row for each of those. */
export function insertAudit(facts: AuditFacts): Prisma.Sql {
  const {
    actor,
    action,
    appointmentId = null,
    version = null,
    fromState = null,
    toState = null,
    subject = null,
  } = facts
  const actorId = actor.kind === 'client' ? actor.personId : actor.kind === 'staff' ? actor.staffId : null
  const role = actor.kind === 'staff' ? actor.role : null
  const place = auditPlace(appointmentId ?? subject ?? '')
  const values = facts.values
    ? new Uint8Array(seal(JSON.stringify(facts.values), place, env().encryptionKeys))
    : null
  return Prisma.sql`
    INSERT INTO audit_entry (actor_kind, actor_id, role, action, appointment_id, version, from_state, to_state, subject, fields, values_sealed)
    SELECT ${actor.kind}, ${actorId}::uuid, ${role}, ${action}, ${appointmentId}::uuid, ${version}::int, ${fromState}, ${toState}, ${subject},
      ${facts.fields ?? []}::text[], ${values}::bytea`
}
