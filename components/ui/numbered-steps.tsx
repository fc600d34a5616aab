import type { ReactNode } from 'react'
import { PlainList } from './plain-list'

/** What happens one after the other, each with a title of its own. */
export function NumberedSteps({ steps }: { steps: readonly { title: string; text: ReactNode }[] }) {
  return (
    <PlainList ordered className="next">
      {steps.map(({ title, text }) => (
        <li key={title}>
          <div>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </PlainList>
  )
}
