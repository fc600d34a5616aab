import type { ReactNode } from 'react'

export type FieldWords = {
  name: string
  label: string
  hint?: ReactNode
  /** What to do next, in words; undefined when the field is fine. */
  error?: string | undefined
  optional?: boolean
}

/** What the control itself must carry so that label, error and hint belong to it for every reader. */
export type ControlProps = {
  id: string
  name: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

export function fieldId(name: string): string {
  return `field-${name}`
}

export function controlProps({
  name,
  hint,
  error,
}: Pick<FieldWords, 'name' | 'hint' | 'error'>): ControlProps {
  const id = fieldId(name)
  const described = [error === undefined ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    name,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': described === '' ? undefined : described,
  }
}

/** Label above, hint below, error between them; the child is the control, made with `controlProps`. */
export function Field({
  name,
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldWords & { children: ReactNode }) {
  const id = fieldId(name)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </label>
      {children}
      <FieldError name={name} error={error} />
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

export function FieldError({ name, error }: Pick<FieldWords, 'name' | 'error'>) {
  if (error === undefined) return null
  return (
    <p className="error" id={`${fieldId(name)}-error`}>
      {error}
    </p>
  )
}
