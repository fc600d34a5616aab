import { type FeeRow, feeWords } from '@/components/site/fees-table'
import type { ServiceContent } from '@/lib/content/practice'

/** One row a service, in the practice's order, then the rows that are no service of their own. */
export function feeRows(services: readonly ServiceContent[], extra: readonly FeeRow[]): FeeRow[] {
  const own = services.map(({ name, minutes, feeCents }) => ({ name, minutes, fee: feeWords(feeCents) }))
  return [...own, ...extra]
}
