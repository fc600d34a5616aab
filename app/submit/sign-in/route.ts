import { env } from '@/lib/env'
import { acceptNext, signInForm } from '@/lib/forms/sign-in'
import { handlePost } from '@/lib/http/post'
import { otherContent, type Reply, tooMany } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { askToSignIn } from '@/lib/use-cases/sign-in'

const sent: Reply = { status: 202, json: { next: routes.signInProof }, to: routes.signInProof }

/** Sent on by the server in front for `POST /sign-in`: a code and a link to an address, known or not. */
export const POST = handlePost({
  form: 'sign-in',
  page: (_, fields) => signInPage(acceptNext(fields.next)),
  begins: ['sign-in-proof'],
  schema: signInForm,
  guarded: sent,
  act: async ({ email, next }, { browser, network, repeat }) => {
    const caller = { browserHash: browser.hash, network, repeat, publicUrl: env().publicUrl }
    const asked = await askToSignIn(email, next, caller)
    if (asked.ok) return sent
    return asked.reason === 'too-many' ? tooMany(900) : otherContent(signInPage(next))
  },
})

const signInPage = (next: string | null) =>
  next === null ? routes.signIn : `${routes.signIn}?next=${encodeURIComponent(next)}`
