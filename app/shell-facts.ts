import type { ShellFacts } from '@/components/site/shell-facts'
import { isPublicAddress } from './public-address'
import { findThePractice } from './the-practice'

/** What masthead and footer say about the practice. */
export async function findShellFacts(): Promise<ShellFacts> {
  const { practice, notices } = await findThePractice()
  return {
    name: practice.name,
    shortName: practice.shortName,
    phone: practice.phone,
    where: [practice.city, practice.reach],
    crisis: { intro: practice.crisisIntro, lines: practice.crisisLines },
    footNotices: notices.flatMap(({ slug, foot }) => (foot === undefined ? [] : [{ slug, label: foot }])),
    sample: practice.sample,
    sampleInPublic: practice.sample && isPublicAddress(),
  }
}
