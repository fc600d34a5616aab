import { env } from '@/lib/env'
import { contactForm } from '@/lib/forms/contact'
import { handlePost } from '@/lib/http/post'
import { otherContent, type Reply, tooMany } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { leaveMessage } from '@/lib/use-cases/leave-message'

const received: Reply = { status: 202, json: { received: true }, to: routes.contactSent }

/** Sent on by the server in front for `POST /contact`: a message to the practice. */
export const POST = handlePost({
  form: 'contact',
  page: () => routes.contact,
  schema: contactForm,
  guarded: received,
  act: async (message, { network, repeat }) => {
    const left = await leaveMessage(message, { network, repeat, publicUrl: env().publicUrl })
    if (left.ok) return received
    return left.reason === 'too-many' ? tooMany(900) : otherContent(routes.contact)
  },
})
