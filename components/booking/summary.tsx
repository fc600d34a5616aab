import type { ReactNode } from 'react'
import { type Fact, Facts } from '../ui/facts'

/** What was chosen so far, beside the form. */
export function BookingSummary({
  title,
  facts,
  children,
}: {
  title: string
  facts: readonly Fact[]
  children?: ReactNode
}) {
  return (
    <aside className="summary" aria-labelledby="summary-title">
      <h2 className="sum-h" id="summary-title">
        {title}
      </h2>
      <Facts facts={facts} />
      {children}
    </aside>
  )
}
