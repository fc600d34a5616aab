import { cache } from 'react'
import { getPracticeContent, type PracticeContent } from '@/lib/content/practice'
import { withoutLinksTo } from '@/lib/content/waiting-links'
import { keepLast } from '@/lib/finding/keep-last'
import { listVisibleArticles } from './articles/visible'
import { listWaitingPages } from './articles/waiting'

const keepWords = keepLast<PracticeContent>()

/** What the practice says about itself, read once a request; where it points to a page that waits for its hour, the words stand alone. */
export const findThePractice = cache(async (): Promise<PracticeContent> => {
  const content = getPracticeContent()
  const [waiting, articles] = await Promise.all([listWaitingPages(), listVisibleArticles()])
  return waiting.size === 0
    ? content
    : keepWords([content, ...articles], () => withoutLinksTo(content, waiting))
})
