import { StructuredData } from '@/components/ui/structured-data'
import type { Article } from '@/lib/content/articles'
import type { ServiceContent, TherapistContent } from '@/lib/content/practice'
import { env } from '@/lib/env'
import { aboutArticle, aboutQuestions, aboutSite, aboutWay, graphOf } from '@/lib/finding/about-page'
import {
  type Address,
  aboutPractice,
  aboutService,
  aboutTherapist,
  type PracticePaths,
} from '@/lib/finding/about-practice'
import { absolute, routes } from '@/lib/routes'
import { topicsOf } from './articles/teasers'
import { findThePractice } from './the-practice'

// The public address comes from the settings and never from a request (T55).
const address: Address = path => absolute(env().publicUrl, path)
const paths: PracticePaths = { home: routes.home, therapist: routes.therapist, service: routes.service }

export type Step = { name: string; path: string }

/** Search engines show the way to a page in place of its address; it begins at the front page. */
async function wayTo(...steps: readonly Step[]) {
  const { practice } = await findThePractice()
  return aboutWay([{ name: practice.shortName, path: routes.home }, ...steps], address)
}

export const journal: Step = { name: 'Journal', path: routes.articles }

/** The way to a page that is no thing of its own. */
export async function AboutWay({ steps }: { steps: readonly Step[] }) {
  return <StructuredData of={graphOf(await wayTo(...steps))} />
}

export async function AboutSite() {
  const content = await findThePractice()
  return (
    <StructuredData
      of={graphOf(aboutSite(content, address, paths), aboutPractice(content, address, paths))}
    />
  )
}

export async function AboutArticle({ article }: { article: Article }) {
  const content = await findThePractice()
  const { slug, title } = article
  const path = routes.article(slug)
  const author = content.therapists.find(one => one.slug === article.author) ?? null
  const topics = topicsOf(article).map(({ name }) => name)
  const about = aboutArticle({ article, path, author, topics }, content, address, paths)
  return <StructuredData of={graphOf(about, await wayTo(journal, { name: title, path }))} />
}

export async function AboutTherapist({ therapist }: { therapist: TherapistContent }) {
  const content = await findThePractice()
  const { slug, name } = therapist
  const team = { name: content.pages.team.title, path: routes.team }
  const way = await wayTo(team, { name, path: routes.therapist(slug) })
  return <StructuredData of={graphOf(aboutTherapist(therapist, content, address, paths), way)} />
}

export async function AboutService({ service }: { service: ServiceContent }) {
  const content = await findThePractice()
  const { slug, name } = service
  const services = { name: content.pages.services.title, path: routes.services }
  const way = await wayTo(services, { name, path: routes.service(slug) })
  return <StructuredData of={graphOf(aboutService(service, content, address, paths), way)} />
}

export async function AboutQuestions() {
  const { questions } = (await findThePractice()).pages
  const way = await wayTo({ name: questions.title, path: routes.questions })
  return <StructuredData of={graphOf(aboutQuestions(questions), way)} />
}
