import { dateWords } from '../time/words'
import type { Section, Surround } from './worksheet'

/** The line at the foot of a sheet, on screen and on paper: whose it is, and from when. */
export function footOf(surround: Surround): string {
  return `${surround.footer} Dated ${dateWords(surround.dated)}.`
}

/** Questions are numbered through the sheet, across its sections, so that two people can say “number four”. */
export function firstNumberOf(sections: readonly Section[], section: number): number {
  return sections.slice(0, section).reduce((sum, { questions }) => sum + questions.length, 1)
}
