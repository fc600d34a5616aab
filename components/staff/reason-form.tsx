import type { ReactNode } from 'react'
import { mostReasonCharacters } from '@/lib/forms/staff-cancel'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import type { FormBack } from './notice-and-mistakes'

type ReasonProps = {
  action: string
  /** The hidden fields of the form. */
  children: ReactNode
  title: string
  /** On the button: what happens, and who is told. */
  does: string
  back: FormBack
  isOptional?: boolean
}

/** A step back that is folded until it is wanted, with a reason for the record. The people are told of the step, never why. */
export function ReasonForm({ action, children, title, does, back, isOptional = false }: ReasonProps) {
  const isOpen = Object.keys(back.errors).length > 0
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <form className="fields" method="post" action={action} noValidate>
        {children}
        <TextField
          name="reason"
          label="Reason"
          hint="Kept in the history. Never mailed."
          maxLength={mostReasonCharacters}
          defaultValue={back.values.reason ?? ''}
          error={back.errors.reason}
          {...(isOptional ? { optional: true } : { required: true })}
        />
        <p className="actions">
          <Button look="danger" small>
            {does}
          </Button>
        </p>
      </form>
    </details>
  )
}
