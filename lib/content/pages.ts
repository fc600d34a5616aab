import type { z } from 'zod'
import {
  contactShape,
  feesShape,
  firstVisitShape,
  helpNowShape,
  homeShape,
  questionsShape,
  servicesPageShape,
  teamShape,
} from './pages-schema'
import { gather, type Parsed } from './problem'
import { readYaml } from './yaml-file'

/** The words of the pages that are no articles, each from a file of its own in `content/practice/pages`. */
export type PagesContent = {
  home: z.output<typeof homeShape>
  team: z.output<typeof teamShape>
  services: z.output<typeof servicesPageShape>
  fees: z.output<typeof feesShape>
  firstVisit: z.output<typeof firstVisitShape>
  questions: z.output<typeof questionsShape>
  contact: z.output<typeof contactShape>
  helpNow: z.output<typeof helpNowShape>
}

/** The words of all pages, or everything that is wrong with them. */
export function readPages(root: string): Parsed<PagesContent> {
  const page = <S extends z.ZodType>(name: string, shape: S): Parsed<z.output<S>> =>
    readYaml(root, `practice/pages/${name}.yaml`, shape)
  const all = gather([
    page('home', homeShape),
    page('team', teamShape),
    page('services', servicesPageShape),
    page('fees', feesShape),
    page('first-visit', firstVisitShape),
    page('questions', questionsShape),
    page('contact', contactShape),
    page('help-now', helpNowShape),
  ])
  if (!all.ok) return all
  const [home, team, services, fees, firstVisit, questions, contact, helpNow] = all.value
  return { ok: true, value: { home, team, services, fees, firstVisit, questions, contact, helpNow } }
}
