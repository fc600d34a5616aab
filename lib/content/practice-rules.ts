import { didYouMean } from './did-you-mean'
import { checkPages } from './page-rules'
import type { PracticeContent } from './practice'
import type { Problem } from './problem'
import type { Worksheet } from './worksheets'

/** Names that point from one file of the practice into another must be there, and none may stand for two things. */
export function checkPractice(content: PracticeContent, worksheets: readonly Worksheet[]): Problem[] {
  const services = content.services.map(({ slug }) => slug)
  const places = ['video', ...content.offices.map(({ slug }) => slug)]
  const therapists = content.therapists.map(({ slug }) => slug)
  return [
    ...content.services.flatMap(service =>
      unknown('services', `${service.slug}.places`, service.places, places),
    ),
    ...content.therapists.flatMap(({ slug, services: given, hours }) => [
      ...unknown('therapists', `${slug}.services`, given, services),
      ...unknown(
        'therapists',
        `${slug}.hours.services`,
        hours.flatMap(rule => rule.services ?? []),
        services,
      ),
      ...unknown(
        'therapists',
        `${slug}.hours.places`,
        hours.flatMap(rule => rule.places ?? []),
        places,
      ),
    ]),
    ...worksheets.flatMap(({ slug, author }) =>
      unknown('therapists', 'author', [author], therapists).map(problem => ({
        ...problem,
        file: `content/worksheets/${slug}.yaml`,
      })),
    ),
    ...twice('services', services),
    ...twice('offices', places),
    ...twice('therapists', therapists),
    ...twice(
      'offices',
      content.offices.flatMap(({ rooms }) => rooms.map(({ slug }) => slug)),
    ),
    ...checkPages(content.pages, services),
  ]
}

function problem(file: string, field: string, reason: string): Problem {
  return { level: 'error', file: `content/practice/${file}.yaml`, line: 1, field, reason }
}

function unknown(
  file: string,
  field: string,
  written: readonly string[],
  known: readonly string[],
): Problem[] {
  return [...new Set(written)]
    .filter(word => !known.includes(word))
    .map(word => problem(file, field, `there is no “${word}”${didYouMean(word, known)}`))
}

function twice(file: string, slugs: readonly string[]): Problem[] {
  return slugs
    .filter((slug, index) => slugs.indexOf(slug) !== index)
    .map(slug => problem(file, 'slug', `“${slug}” stands for two things`))
}
