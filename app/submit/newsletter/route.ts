import { env } from '@/lib/env'
import { newsletterForm } from '@/lib/forms/newsletter'
import { handlePost } from '@/lib/http/post'
import { otherContent, type Reply, tooMany } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { subscribe } from '@/lib/use-cases/subscribe'

const sent: Reply = { status: 202, json: { received: true }, to: routes.newsletterAsked }

/** Sent on by the server in front for `POST /newsletter`: a letter with a button to an address, on the list or not. */
export const POST = handlePost({
  form: 'newsletter',
  page: () => routes.newsletter,
  schema: newsletterForm,
  guarded: sent,
  act: async (asking, { network, repeat }) => {
    const asked = await subscribe(asking, { network, repeat, publicUrl: env().publicUrl })
    if (asked.ok) return sent
    return asked.reason === 'too-many' ? tooMany(900) : otherContent(routes.newsletter)
  },
})
