import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import type { DeskFrameFacts } from '@/components/staff/desk-frame'
import { findSignedIn, requireStaff } from '@/lib/auth/actor'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { noteRefusal } from '@/lib/use-cases/note-refusal'
import { findThePractice } from '../the-practice'

/** Who is at the desk, and what its frame says. */
export type Desk = { actor: StaffActor; sessionId: string; frame: DeskFrameFacts }

/**
 * Lets in whoever works here. A stranger is led to sign-in; a client finds no page at all, and that they tried is written down
 * (T21, T26): being known by e-mail is no way in.
 */
export async function enterDesk(): Promise<Desk> {
  await connection()
  const found = await findSignedIn()
  if (found?.actor.kind === 'client') {
    await noteRefusal(found.actor, { action: 'enter-workspace' })
    notFound()
  }
  const { actor, signedIn } = await requireStaff()
  const { practice } = await findThePractice()
  const who = signedIn.name ?? signedIn.email
  const closed = [
    ...(may(actor, 'see-messages') ? [] : (['messages'] as const)),
    ...(may(actor, 'send-newsletter') ? [] : (['newsletter'] as const)),
  ]
  return { actor, sessionId: signedIn.sessionId, frame: { who, practiceName: practice.shortName, closed } }
}
