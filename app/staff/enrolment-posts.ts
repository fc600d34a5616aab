import type { z } from 'zod'
import type { LinkPurpose } from '@/lib/data/read/one-time-links'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { enrolmentConfirmForm } from '@/lib/forms/staff-enrolment'
import { tokenField } from '@/lib/forms/staff-fields'
import { handlePost } from '@/lib/http/post'
import { fieldErrors, notFound, type Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { type Accepted, acceptInvitation } from '@/lib/use-cases/accept-invitation'
import { beginEnrolment, type EnrolmentBegun } from '@/lib/use-cases/begin-enrolment'

const pages: Readonly<Record<LinkPurpose, (token: string) => string>> = {
  owner: routes.setupLink,
  invitation: routes.invitationLink,
}

const pageOf = (purpose: LinkPurpose, token: string | undefined) => pages[purpose](tokenField.parse(token))

type Details = { token: string; name: string; password: string; email?: EmailAddress }

/** The first step of a one-time link: who, and a password. */
export function enrolmentDetailsPost<S extends z.ZodType<Details>>(purpose: LinkPurpose, schema: S) {
  return handlePost({
    form: `${purpose}-details`,
    page: (_, fields) => pageOf(purpose, fields.token),
    schema,
    act: async ({ token, name, email = null, password }, { browser }): Promise<Reply> => {
      const begun = await beginEnrolment(browser.hash, { purpose, token, name, email, password })
      const page = pageOf(purpose, token)
      return begun.ok ? { status: 202, json: { next: page }, to: page } : refuseDetails(begun.reason, page)
    },
  })
}

function refuseDetails(reason: Extract<EnrolmentBegun, { ok: false }>['reason'], page: string): Reply {
  if (reason === 'not-found') return notFound
  const words = {
    'email-needed': 'Enter your email address.',
    'email-taken': 'Somebody with this address works here already.',
  }
  return fieldErrors({ email: words[reason] }, page)
}

/** The second step: the app's code. Then the link is used up and the browser is signed in. */
export function enrolmentConfirmPost(purpose: LinkPurpose) {
  return handlePost({
    form: `${purpose}-confirm`,
    page: (_, fields) => pageOf(purpose, fields.token),
    schema: enrolmentConfirmForm,
    act: async ({ token, totp }, { browser, signedIn }): Promise<Reply> => {
      const asking = { browserHash: browser.hash, sessionId: signedIn?.sessionId ?? null }
      const accepted = await acceptInvitation({ purpose, token, totp }, asking)
      if (!accepted.ok) return refuseConfirm(accepted.reason, pageOf(purpose, token))
      return {
        status: 201,
        json: { next: routes.staffRecoveryCodes },
        to: routes.staffRecoveryCodes,
        cookies: [{ kind: 'session', value: accepted.sessionToken }],
      }
    },
  })
}

function refuseConfirm(reason: Extract<Accepted, { ok: false }>['reason'], page: string): Reply {
  if (reason === 'not-found') return notFound
  const words = {
    'begin-again': 'Half an hour is over. Please begin again.',
    'wrong-code': 'This is not the code the app should show. Please look again: it changes every 30 seconds.',
    'email-taken': 'Somebody with this address works here already.',
    'too-many': 'Those were many tries in a short time. Please wait a quarter of an hour.',
  }
  return { status: 422, json: { error: reason }, to: page, notice: words[reason] }
}
