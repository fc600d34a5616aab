import type { ReactNode } from 'react'
import { Button } from '../ui/button'

type StepFormProps = {
  action: string
  /** What the button says. */
  go: string
  /** A way round, beside the button. */
  aside?: ReactNode
  children: ReactNode
}

/** One step at the desk's door: its fields, and one way on. */
export function StepForm({ action, go, aside, children }: StepFormProps) {
  return (
    <form className="fields" method="post" action={action} noValidate>
      {children}
      <p className="actions">
        <Button>{go}</Button>
        {aside}
      </p>
    </form>
  )
}
