import { nationalLines } from '@/components/site/national-lines'
import type { ShellFacts } from '@/components/site/shell'

/** What masthead and footer say about the practice. */
export async function findShellFacts(): Promise<ShellFacts> {
  return {
    name: 'Lantern & Tide Couples Therapy',
    shortName: 'Lantern & Tide',
    phone: '(503) 555-0142',
    where: ['Portland, Oregon', 'By video across Oregon'],
    crisis: nationalLines,
    sample: true,
  }
}
