import type { ComponentProps } from 'react'
import { controlProps, Field, FieldError, type FieldWords, fieldId } from './field'

type Own<T extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<T>,
  'id' | 'name' | 'className' | 'aria-invalid' | 'aria-describedby'
> &
  FieldWords

export function TextField({
  name,
  label,
  hint,
  error,
  optional = false,
  type = 'text',
  ...rest
}: Own<'input'>) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <input {...rest} type={type} {...controlProps({ name, hint, error })} />
    </Field>
  )
}

export function TextAreaField({ name, label, hint, error, optional = false, ...rest }: Own<'textarea'>) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <textarea {...rest} {...controlProps({ name, hint, error })} />
    </Field>
  )
}

export function SelectField({
  name,
  label,
  hint,
  error,
  optional = false,
  children,
  ...rest
}: Own<'select'>) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      <select {...rest} {...controlProps({ name, hint, error })}>
        {children}
      </select>
    </Field>
  )
}

/** The six figures of a letter: large, and offered by phones that read them from the message. */
export function CodeField({ name, label, hint, error, ...rest }: Own<'input'>) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <input
        {...rest}
        type="text"
        className="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        {...controlProps({ name, hint, error })}
      />
    </Field>
  )
}

/** A box to tick with its sentence; the whole sentence can be pressed. */
export function CheckField({ name, label, error, hint, ...rest }: Own<'input'>) {
  return (
    <div className="field">
      <label className="check">
        <input {...rest} type="checkbox" {...controlProps({ name, hint, error })} />
        <span>{label}</span>
      </label>
      <FieldError name={name} error={error} />
      {hint !== undefined && (
        <p className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
