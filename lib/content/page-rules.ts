import { didYouMean } from './did-you-mean'
import type { PagesContent } from './pages'
import type { Problem } from './problem'

/** Every service has its page, every anchor stands once, and every source is both named and listed. `services` are slugs. */
export function checkPages(
  { services: page, questions }: PagesContent,
  services: readonly string[],
): Problem[] {
  const written = page.about.map(({ service }) => service)
  const answers = questions.groups.flatMap(group => group.questions)
  const named = answers.flatMap(({ sources }) => sources)
  const listed = questions.sources.map(({ id }) => id)
  const anchors = [...questions.groups, ...answers].map(({ id }) => id)
  return [
    ...without(written, services).map(word =>
      problem('services', 'about', `there is no “${word}”${didYouMean(word, services)}`),
    ),
    ...without(services, written).map(word => problem('services', 'about', `says nothing about “${word}”`)),
    ...twice(written).map(word => problem('services', 'about', `has “${word}” twice`)),
    ...twice([...anchors, ...listed]).map(word =>
      problem('questions', 'id', `“${word}” stands for two things`),
    ),
    ...without(named, listed).map(word =>
      problem('questions', 'sources', `there is no “${word}”${didYouMean(word, listed)}`),
    ),
    ...without(listed, named).map(word => problem('questions', 'sources', `nobody cites “${word}”`)),
  ]
}

function problem(page: string, field: string, reason: string): Problem {
  return { level: 'error', file: `content/practice/pages/${page}.yaml`, line: 1, field, reason }
}

function without(words: readonly string[], others: readonly string[]): string[] {
  return [...new Set(words)].filter(word => !others.includes(word))
}

function twice(words: readonly string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index)
}
