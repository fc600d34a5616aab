import type { Metadata } from 'next'
import { routes } from '@/lib/routes'
import { cardSize } from '@/lib/social/card-size'
import { findCard } from '@/lib/social/shelf'
import { findThePractice } from './the-practice'

type PageFacts = {
  title: string
  /** Whether the practice's name follows the title in the tab. */
  alone?: boolean
  description: string
  /** The address that it shall be known by: a path of ours. */
  path: string
  /** The picture that stands beside its link: its own, the practice's, or two lines and no words. */
  picture?: 'own' | 'practice' | 'lines'
  /** What its link says where it is passed on, when that is not what the page itself says. */
  passedOn?: { title: string; description: string }
  kind?: 'article' | 'website'
}

/** What the head of a public page says: to a tab, to search engines, and wherever its link is passed on (Open Graph). */
export async function describePage(page: PageFacts): Promise<Metadata> {
  const { title, description, path, passedOn, kind = 'website', alone = false } = page
  const { practice } = await findThePractice()
  return {
    title: alone ? { absolute: title } : title,
    description,
    alternates: { canonical: path },
    openGraph: {
      type: kind,
      siteName: practice.shortName,
      locale: 'en_US',
      url: path,
      title: passedOn?.title ?? title,
      description: passedOn?.description ?? description,
      images: pictureOf(page, practice.shortName),
    },
    twitter: { card: 'summary_large_image' },
  }
}

function pictureOf({ path, title, picture = 'practice' }: PageFacts, practice: string) {
  const card = {
    own: () => findCard(path, title),
    practice: () => findCard(routes.home, practice),
    lines: () => findCard(null, null),
  }[picture]()
  if (card === null) return []
  const alt = `${card.title === null ? '' : `“${card.title}”: `}two lines that approach each other, drift and meet.`
  return [{ url: routes.socialCard(card.file), ...cardSize, type: 'image/png', alt }]
}
