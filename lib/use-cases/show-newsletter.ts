import { listArticles } from '@/lib/content/articles'
import { listIssues } from '@/lib/data/read/newsletter-issues'
import { countSubscribers } from '@/lib/data/read/subscribers'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import type { Instant } from '@/lib/domain/time/types'
import { listArticlesToSend } from './articles-to-send'
import { noteRefusal } from './note-refusal'

export type ShownNewsletter = {
  /** How many people are on the list; who they are is shown to nobody. */
  subscribers: number
  unsent: { slug: string; title: string; published: string }[]
  sent: { slug: string; title: string; sentAt: Instant }[]
}

/** What can be sent to the list, what was, and how many are on it; null for whoever may not send, and the refusal is written down. */
export async function showNewsletter(actor: StaffActor): Promise<ShownNewsletter | null> {
  if (!may(actor, 'send-newsletter')) {
    await noteRefusal(actor, { action: 'send-newsletter' })
    return null
  }
  const [subscribers, issues, articles] = await Promise.all([
    countSubscribers(),
    listIssues(),
    listArticlesToSend(),
  ])
  const titles = new Map(listArticles().map(({ slug, title }) => [slug, title]))
  return {
    subscribers,
    unsent: articles
      .filter(({ slug }) => !issues.some(({ article }) => article === slug))
      .map(({ slug, title, published }) => ({ slug, title, published })),
    sent: issues.map(({ article, sentAt }) => ({
      slug: article,
      title: titles.get(article) ?? article,
      sentAt,
    })),
  }
}
