import { instant, parseZone } from '@/lib/domain/time/types'
import type { AppointmentLetterProps } from '../letters/appointment-letter'
import { type CancellationLetterProps, cancellationLetter } from '../letters/cancellation-letter'
import { type ChangeLetterProps, changeLetter } from '../letters/change-letter'
import { type CodeLetterProps, codeLetter } from '../letters/code-letter'
import { confirmationLetter } from '../letters/confirmation-letter'
import { messageLetter } from '../letters/message-letter'
import { type NewsletterLetterProps, newsletterConfirmLetter } from '../letters/newsletter-letters'
import { type RequestLetterProps, requestLetter } from '../letters/request-letter'
import { declinedLetter, expiredLetter, type UnmetRequestLetterProps } from '../letters/unmet-request-letter'

const pacific = parseZone('America/Los_Angeles') ?? never()
/** Tuesday, December 1, 5:30 pm in Portland. */
const start = instant(Date.parse('2026-12-02T01:30:00Z'))
const minutes = (count: number) => count * 60_000

function never(): never {
  throw new Error('The runtime knows no Pacific time.')
}

export const practice = {
  shortName: 'Lantern & Tide',
  email: 'hello@lantern-and-tide.example',
  phone: '(503) 555-0142',
}

const appointment: AppointmentLetterProps['appointment'] = {
  uid: 'appointment-1@lantern-and-tide.example',
  version: 2,
  start,
  end: instant(start + minutes(20)),
  zone: pacific,
  place: { kind: 'video' },
  therapistName: 'Maren Okafor',
}

export const confirmationProps: AppointmentLetterProps = {
  practice,
  recipient: { name: 'Ana Lopez', email: 'ana@example.com' },
  appointment,
  priceCents: 0,
  cutOffMinutes: 120,
  publicUrl: 'https://practice.example',
  manageToken: 'Mw3kT0k_',
  now: instant(start - minutes(10_000)),
}

/** A day earlier than it was confirmed for. */
export const changeProps: ChangeLetterProps = {
  ...confirmationProps,
  appointment: { ...appointment, version: 3 },
  was: instant(start + minutes(1440)),
  by: 'practice',
}

export const requestProps: RequestLetterProps = {
  practice,
  recipient: confirmationProps.recipient,
  appointment: {
    start,
    end: instant(start + minutes(50)),
    zone: pacific,
    byVideo: true,
    therapistName: 'Maren Okafor',
  },
  priceCents: 15_000,
  cutOffMinutes: 1440,
  answerBy: instant(start - minutes(1440)),
  publicUrl: 'https://practice.example',
  manageToken: 'Mw3kT0k_',
}

export const unmetProps: UnmetRequestLetterProps = {
  practice,
  recipient: confirmationProps.recipient,
  appointment: requestProps.appointment,
  publicUrl: 'https://practice.example',
}

export const cancellationProps: CancellationLetterProps = {
  practice,
  recipient: confirmationProps.recipient,
  appointment: { ...appointment, version: 3 },
  by: 'practice',
  of: 'appointment',
  publicUrl: 'https://practice.example',
  now: instant(start - minutes(5_000)),
}

export const signInProps: CodeLetterProps = {
  practice,
  code: '042137',
  purpose: { kind: 'sign-in', publicUrl: 'https://practice.example', linkToken: 'L1nkT0k-' },
}

const publicFacts = { practice, publicUrl: 'https://practice.example' }

/** An article to the list: it alone says more, to whoever asked for it, and how to leave. */
export const newsletterProps: NewsletterLetterProps = {
  ...publicFacts,
  article: {
    slug: 'when-one-reaches',
    title: 'When one reaches & one retreats',
    dek: 'A pattern that <two> people make together.',
  },
  unsubscribeToken: 'L34v3-',
}

/** One of each, as their readers get them. */
export const sampleLetters = () => ({
  'sign-in code': codeLetter(signInProps),
  'booking code': codeLetter({ ...signInProps, purpose: { kind: 'booking' } }),
  request: requestLetter(requestProps),
  confirmation: confirmationLetter(confirmationProps),
  declined: declinedLetter(unmetProps),
  expired: expiredLetter(unmetProps),
  change: changeLetter(changeProps),
  cancellation: cancellationLetter(cancellationProps),
  'message waiting': messageLetter({ ...publicFacts, messageId: 'm3ss4g3' }),
  'newsletter to confirm': newsletterConfirmLetter({
    ...publicFacts,
    confirmToken: 'C0nf1rm_',
    unsubscribeToken: 'L34v3-',
  }),
  'newsletter confirmed before': newsletterConfirmLetter({
    ...publicFacts,
    confirmToken: null,
    unsubscribeToken: 'L34v3-',
  }),
  'request taken back': cancellationLetter({ ...cancellationProps, by: 'you', of: 'request' }),
})
