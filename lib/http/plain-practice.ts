import { getPracticeContent } from '@/lib/content/practice'
import { type CrisisFacts, nationalLines } from '@/lib/domain/people/national-lines'
import { log } from '@/lib/log'

/** What a plain page says of the practice. */
export type PlainPractice = {
  readonly shortName: string | null
  readonly phone: string | null
  readonly crisis: CrisisFacts
  /** That the practice is invented, while it is. */
  readonly sampleWords: string | null
}

/**
 * The practice as its files say. While those cannot be read, the country's own lines and no name: the page that tells of a failure
 * must not fail itself.
 */
export function findPlainPractice(): PlainPractice {
  try {
    const { shortName, phone, crisisIntro, crisisLines, sample, name } = getPracticeContent().practice
    return {
      shortName,
      phone,
      crisis: { intro: crisisIntro, lines: crisisLines },
      sampleWords: sample ? `${name} is a sample practice. Its people are invented.` : null,
    }
  } catch (error) {
    log.error('practice-unreadable', error)
    return { shortName: null, phone: null, crisis: nationalLines, sampleWords: null }
  }
}
