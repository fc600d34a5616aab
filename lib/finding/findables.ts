import type { Article } from '@/lib/content/articles'
import { plainWords } from '@/lib/content/plain-words'
import type { PracticeContent } from '@/lib/content/practice'
import type { Worksheet } from '@/lib/content/worksheets'
import type { Findable } from './search-index'

/** Where a thing that can be found lives. The paths are the caller's. */
export type Places = {
  team: (slug: string) => string
  service: (slug: string) => string
  notice: (slug: string) => string
  fees: string
  firstVisit: string
  questions: string
  helpNow: string
}

export function findableArticle(
  { title, description, headings, passages, dek }: Article,
  path: string,
): Findable {
  const shown = headings.map(({ text }) => text)
  return { path, title, summary: description, headings: shown, passages: [dek, ...passages] }
}

export function findableWorksheet(worksheet: Worksheet, path: string): Findable {
  const { slug, title, dek, description, editions } = worksheet
  const sections = editions.flatMap(edition => edition.sections)
  const questions = sections.flatMap(section => section.questions)
  return {
    path,
    title,
    summary: description,
    headings: unique([
      ...[...editions, ...sections].map(one => ('title' in one ? one.title : one.heading)),
      // What a worksheet is called in its address is what people know it by, whatever its title says.
      slug.replaceAll('-', ' '),
    ]),
    passages: unique([
      dek,
      ...editions.flatMap(({ intro, closing }) => [...plainWords(intro).passages, closing]),
      ...questions.map(({ heading, prompt }) => `${heading}: ${prompt}`),
    ]),
  }
}

/** The pages of the practice: its people, services and notices, and what it says about fees, the first visit and help. */
export function findablePages(content: PracticeContent, places: Places): Findable[] {
  const { therapists, services, notices, pages } = content
  const { fees, firstVisit, questions, helpNow } = pages
  const asked = questions.groups.flatMap(group => group.questions)
  return [
    ...therapists.map(({ slug, name, credentials, short, approach, bio, languages }) =>
      page(places.team(slug), `${name}, ${credentials}`, short, [
        approach,
        bio,
        `Works in ${languages.join(', ')}.`,
      ]),
    ),
    ...services.map(({ slug, name, summary, description }) => {
      const about = pages.services.about.find(one => one.service === slug)
      return page(places.service(slug), name, summary, [description], about?.sections)
    }),
    page(places.fees, fees.title, fees.description, [fees.intro], fees.sections),
    page(
      places.firstVisit,
      firstVisit.title,
      firstVisit.description,
      [firstVisit.intro],
      [...firstVisit.steps.list, ...firstVisit.sections],
    ),
    page(places.questions, questions.title, questions.description, [questions.intro], asked.map(toTitled)),
    page(places.helpNow, helpNow.title, helpNow.description, [helpNow.dek], helpNow.sections),
    ...notices.map(({ slug, title, summary, body }) => page(places.notice(slug), title, summary, [body])),
  ]
}

type Titled = { title: string; text: string }

const toTitled = ({ question, answer }: { question: string; answer: string }): Titled => ({
  title: question,
  text: answer,
})

function page(
  path: string,
  title: string,
  summary: string,
  texts: string[],
  sections: Titled[] = [],
): Findable {
  const said = [...texts, ...sections.map(({ text }) => text)].map(plainWords)
  return {
    path,
    title,
    summary,
    headings: [...sections.map(one => one.title), ...said.flatMap(({ headings }) => headings)],
    passages: [summary, ...said.flatMap(({ passages }) => passages)],
  }
}

const unique = (texts: string[]): string[] => [...new Set(texts)]
