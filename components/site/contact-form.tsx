import type { ReactNode } from 'react'
import { routes, sendTo } from '@/lib/routes'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TextAreaField, TextField } from '../ui/text-field'

export type ContactFormProps = {
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** The hidden fields that every form of the public site carries. */
  children: ReactNode
}

/** A message to the practice: who writes, how to answer, and a few words that say no more than they must. */
export function ContactForm({ values, errors, children }: ContactFormProps) {
  const field = (name: 'name' | 'email' | 'phone' | 'message') => ({
    name,
    defaultValue: values[name],
    error: errors[name],
  })
  return (
    <form action={sendTo(routes.contact)} method="post" noValidate className="fields">
      <ErrorSummary mistakes={Object.entries(errors).map(([name, message]) => ({ field: name, message }))} />
      {children}
      <TextField {...field('name')} label="Name" autoComplete="name" required />
      <TextField
        {...field('email')}
        type="email"
        label="Email"
        autoComplete="email"
        hint="Our answer goes there. Use an address that only you read."
        required
      />
      <TextField {...field('phone')} type="tel" label="Phone" autoComplete="tel" optional />
      <TextAreaField
        {...field('message')}
        label="Your message"
        rows={6}
        hint="A question, or how we can reach you. Please leave out what is private: that is for the first conversation."
        required
      />
      <p className="actions">
        <Button>Send the message</Button>
      </p>
    </form>
  )
}
