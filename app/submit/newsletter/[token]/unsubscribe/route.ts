import { unsubscribeForm } from '@/lib/forms/newsletter'
import { handlePost } from '@/lib/http/post'
import { notFound, type Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { unsubscribe } from '@/lib/use-cases/subscribe'

/**
 * Sent on by the server in front for `POST /newsletter/<token>/unsubscribe`: the button of the page, and the mail program's own (RFC
 * 8058), which comes without cookie and origin and gets no redirect.
 */
export const POST = handlePost({
  form: 'newsletter-unsubscribe',
  page: ({ token = '' }) => routes.newsletterUnsubscribe(token),
  schema: unsubscribeForm,
  act: async ({ byMailProgram }, _, { token = '' }): Promise<Reply> => {
    const isKnown = await unsubscribe(token)
    if (byMailProgram) return isKnown ? { ...left, toProgram: true } : { ...notFound, toProgram: true }
    return isKnown ? { ...left, to: routes.newsletterUnsubscribe(token) } : notFound
  },
})

const left: Reply = { status: 200, json: { state: 'left' } }
