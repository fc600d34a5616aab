import type { CrisisFacts } from '@/lib/domain/people/national-lines'

/** What every public page says about the practice. */
export type ShellFacts = {
  name: string
  shortName: string
  phone: string
  /** The lines under "The practice": where it is, and where it works by video. */
  where: readonly string[]
  crisis: CrisisFacts
  /** The few notices that stand at the foot of every page, by their short names. */
  footNotices: readonly { slug: string; label: string }[]
  /** True while the people and words are invented ones. */
  sample: boolean
  /** True while invented people stand on an address that the public can reach. */
  sampleInPublic: boolean
}
