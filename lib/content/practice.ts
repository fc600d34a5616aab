import type { z } from 'zod'
import { listTexts, rememberUntilChanged } from './files'
import { parseFrontMatter } from './front-matter'
import { type PagesContent, readPages } from './pages'
import { topicsShape } from './pages-schema'
import {
  noticeFrontShape,
  officesShape,
  policiesShape,
  practiceShape,
  servicesShape,
  therapistsShape,
  weekdays,
} from './practice-schema'
import { ContentError, gather, type Parsed, type Values } from './problem'
import { readYaml } from './yaml-file'

/** A weekly rule as the engine of open times wants it. Wall clock in the practice’s zone; weekday 1 is Monday. */
type HoursContent = {
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7
  from: string
  until: string
  /** A break: it takes time away from the other rules of that day. */
  closed: boolean
  places: string[] | null
  services: string[] | null
}
export type TherapistContent = Omit<z.output<typeof therapistsShape>[number], 'hours'> & {
  hours: HoursContent[]
}
export type ServiceContent = z.output<typeof servicesShape>[number]
type OfficeContent = z.output<typeof officesShape>[number]
type PracticeFacts = z.output<typeof practiceShape>
type PoliciesContent = z.output<typeof policiesShape>
/** `body` is Markdown. */
export type NoticeContent = z.output<typeof noticeFrontShape> & { slug: string; body: string }
/** Everything the practice says about itself. Loaded into an empty database; afterwards the database is the truth. */
export type PracticeContent = {
  practice: PracticeFacts
  offices: OfficeContent[]
  services: ServiceContent[]
  therapists: TherapistContent[]
  policies: PoliciesContent
  notices: NoticeContent[]
  pages: PagesContent
}
export type Topic = z.output<typeof topicsShape>[number]

/** The practice as its files say. Throws a ContentError that names file, line, field and reason. */
export const getPracticeContent = rememberUntilChanged(['practice'], readPractice)

/** The topics of the journal in the order of their file. Throws a ContentError. */
export const listTopics = rememberUntilChanged(
  ['topics.yaml'],
  root => demand([readYaml(root, 'topics.yaml', topicsShape)])[0],
)

function readPractice(root: string): PracticeContent {
  const [practice, offices, services, therapists, policies, pages] = demand([
    readYaml(root, 'practice/practice.yaml', practiceShape),
    readYaml(root, 'practice/offices.yaml', officesShape),
    readYaml(root, 'practice/services.yaml', servicesShape),
    readYaml(root, 'practice/therapists.yaml', therapistsShape),
    readYaml(root, 'practice/policies.yaml', policiesShape),
    readPages(root),
  ])
  return {
    practice,
    offices,
    services,
    therapists: therapists.map(therapist => ({ ...therapist, hours: therapist.hours.flatMap(flattenHours) })),
    policies,
    notices: readNotices(root),
    pages,
  }
}

function readNotices(root: string): NoticeContent[] {
  return listTexts(root, 'practice/notices', '.md').map(source => {
    const [parsed] = demand([parseFrontMatter(source, noticeFrontShape)])
    return { ...parsed.front, slug: source.slug, body: parsed.body.trim() }
  })
}

/** All values, or one error that lists the problems of all files. */
function demand<const P extends readonly Parsed<unknown>[]>(parsed: P): Values<P> {
  const all = gather(parsed)
  if (!all.ok) throw new ContentError(all.problems)
  return all.value
}

function flattenHours(rule: z.output<typeof therapistsShape>[number]['hours'][number]): HoursContent[] {
  const places = rule.places ?? null
  const services = rule.services ?? null
  return rule.days.flatMap(day => {
    // Proof: the schema allows only the seven names of the list, so the index is 0 to 6.
    const weekday = (weekdays.indexOf(day) + 1) as HoursContent['weekday']
    const open = { weekday, from: rule.from, until: rule.until, closed: false, places, services }
    return [
      open,
      ...rule.breaks.map(({ from, until }) => ({
        ...open,
        from,
        until,
        closed: true,
        places: null,
        services: null,
      })),
    ]
  })
}
