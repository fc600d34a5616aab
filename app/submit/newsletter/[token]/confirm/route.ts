import { emptyForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { notFound } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { confirmSubscription } from '@/lib/use-cases/subscribe'

/** Sent on by the server in front for `POST /newsletter/<token>/confirm`: the button behind the letter's link. */
export const POST = handlePost({
  form: 'newsletter-confirm',
  page: ({ token = '' }) => routes.newsletterConfirm(token),
  schema: emptyForm,
  act: async (_, __, { token = '' }) =>
    (await confirmSubscription(token))
      ? { status: 200, json: { state: 'confirmed' }, to: routes.newsletterConfirm(token) }
      : notFound,
})
