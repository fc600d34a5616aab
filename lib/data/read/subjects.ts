import type { AppointmentSubject } from '@/lib/domain/people/rights'
import { db, type Transaction } from '../db'

/** Whose an appointment is, as far as rights are concerned; null for one that nobody has proved yet, or that does not exist. */
export async function findSubject(
  appointmentId: string,
  tx: Transaction = db(),
): Promise<AppointmentSubject | null> {
  const rows = await tx.$queryRaw<AppointmentSubject[]>`
    SELECT b.person_id AS "personId", p.person_id AS "partnerId", a.therapist_id AS "therapistId", a.party = 2 AS "isJoint"
    FROM appointment a JOIN participant b ON b.appointment_id = a.id AND b.seat = 1 AND b.person_id IS NOT NULL
      LEFT JOIN participant p ON p.appointment_id = a.id AND p.seat = 2
    WHERE a.id = ${appointmentId}::uuid`
  return rows[0] ?? null
}
