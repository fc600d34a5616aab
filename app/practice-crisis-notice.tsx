import { CrisisNotice } from '@/components/site/crisis-notice'
import { findShellFacts } from './shell-facts'

/** Where to turn, in the practice's own words: above every form that somebody may open in distress. */
export async function PracticeCrisisNotice({ level = 2 }: { level?: 2 | 3 }) {
  const { crisis } = await findShellFacts()
  return <CrisisNotice crisis={crisis} level={level} />
}
