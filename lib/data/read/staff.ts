import { parseRole, type Role } from '@/lib/domain/people/role'
import { db, type Transaction } from '../db'

export type StaffCredentials = {
  id: string
  email: string
  name: string
  role: Role
  therapistId: string | null
  passwordHash: string
  totpSealed: Uint8Array | null
  totpLastStep: number | null
}

type Found = Omit<StaffCredentials, 'role'> & { role: string; active: boolean }

function accept(found: Found | null): StaffCredentials | null {
  const role = found?.active ? parseRole(found.role) : null
  return found && role ? { ...found, role } : null
}

/** What sign-in compares with, for an active member of staff with this canonical address. */
export async function findStaffByEmail(email: string): Promise<StaffCredentials | null> {
  return accept(await db().staffMember.findUnique({ where: { email } }))
}

export async function findStaffById(id: string, tx: Transaction = db()): Promise<StaffCredentials | null> {
  return accept(await tx.staffMember.findUnique({ where: { id } }))
}

export async function isStaffAddress(email: string, tx: Transaction = db()): Promise<boolean> {
  return (await tx.staffMember.count({ where: { email } })) > 0
}

/** The id of an active therapist by slug, for an invitation; null when there is none. */
export async function findTherapistId(slug: string): Promise<string | null> {
  return (await db().therapist.findFirst({ where: { slug, active: true }, select: { id: true } }))?.id ?? null
}

/** The name the practice goes by, for the line an authenticator app shows. */
export async function findPracticeName(): Promise<string> {
  const rows = await db().$queryRaw<
    { name: string | null }[]
  >`SELECT details->>'shortName' AS name FROM practice`
  return rows[0]?.name ?? 'The practice'
}
