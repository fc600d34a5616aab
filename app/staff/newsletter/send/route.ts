import { sendArticleForm } from '@/lib/forms/newsletter'
import { handlePost } from '@/lib/http/post'
import { fieldErrors, notFound } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { sendArticle } from '@/lib/use-cases/send-article'
import { staffWhoSent } from '../../staff-post'

/** Sends one article to everybody on the list. */
export const POST = handlePost({
  form: 'staff-newsletter',
  page: () => routes.staffNewsletter,
  schema: sendArticleForm,
  act: async ({ article }, caller) => {
    const asked = await staffWhoSent(caller, 'send-newsletter')
    if (!asked.ok) return asked.reply
    const sent = await sendArticle(asked.actor, article)
    if (sent.ok) return { status: 200, json: { sent: article }, to: routes.staffNewsletter }
    if (sent.reason === 'not-found') return notFound
    if (sent.reason === 'sent-before')
      return {
        status: 409,
        json: { error: 'sent-before' },
        to: routes.staffNewsletter,
        notice: 'This article went out before. Nobody gets it twice.',
      }
    return fieldErrors({ article: 'Choose an article that can be read today' }, routes.staffNewsletter)
  },
})
