import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { SignedIn } from '@/lib/data/read/sessions'
import { touchSession } from '@/lib/data/write/sessions'
import type { Actor, ClientActor, StaffActor } from '@/lib/domain/people/role'
import { routes } from '@/lib/routes'
import { acceptToken, cookieName } from './cookies'
import { authOptions } from './options'

type WithSignedIn = { signedIn?: SignedIn | null }

/** Whoever is signed in at this browser, or null. Read anew at each request; once within one. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const token = acceptToken((await cookies()).get(cookieName('session'))?.value)
  if (token === null) return null
  const failures: unknown[] = []
  const session: WithSignedIn | null = await getServerSession(authOptions(failure => failures.push(failure)))
  if (failures.length > 0) throw failures[0]
  const found = session?.signedIn ?? null
  if (found !== null) await touchSession(found.sessionId)
  return found
})

/** Who asks. An anonymous actor is an answer, not an error. */
export async function findActor(): Promise<Actor> {
  return (await findSignedIn())?.actor ?? { kind: 'anonymous' }
}

/** The client who asks, or the way to sign-in and back to `next`. */
export async function requireClient(next: string): Promise<{ actor: ClientActor; signedIn: SignedIn }> {
  const signedIn = await findSignedIn()
  if (signedIn?.actor.kind !== 'client') redirect(`${routes.signIn}?next=${encodeURIComponent(next)}`)
  return { actor: signedIn.actor, signedIn }
}

/** The member of staff who asks, with both factors, or the way to the staff's sign-in. */
export async function requireStaff(): Promise<{ actor: StaffActor; signedIn: SignedIn }> {
  const signedIn = await findSignedIn()
  if (signedIn?.actor.kind !== 'staff') redirect(routes.staffSignIn)
  return { actor: signedIn.actor, signedIn }
}
