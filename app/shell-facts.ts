import type { ShellFacts } from '@/components/site/shell-facts'
import { findThePractice } from './the-practice'

/** What masthead and footer say about the practice. */
export async function findShellFacts(): Promise<ShellFacts> {
  const { practice } = await findThePractice()
  return {
    name: practice.name,
    shortName: practice.shortName,
    phone: practice.phone,
    where: [practice.city, practice.reach],
    crisis: { intro: practice.crisisIntro, lines: practice.crisisLines },
    sample: practice.sample,
  }
}
