import { fieldErrors, notFound, otherContent, type Reply, tooMany } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import type { Booked } from '@/lib/use-cases/confirm-proved'
import type { HoldOutcome } from '@/lib/use-cases/hold-time'

type Refused = Extract<HoldOutcome, { ok: false }>

const takenWords = {
  'slot-taken': 'That time was taken a moment ago. These are the times that are free now.',
  'not-offered': 'That time cannot be booked. These are the times that are free now.',
} as const

/** Where a form goes on, comes back to choose again, and learns how to arrange the time with the practice. */
type Ways = { phone: string; back: string; arrange: string; next: string }

/** What a choice of a time is answered. */
export function replyToHold(outcome: HoldOutcome, ways: Ways): Reply {
  if (!outcome.ok) return refuseHold(outcome, ways)
  const { ok: _, ...json } = outcome
  return { status: 201, json, to: ways.next }
}

function refuseHold(outcome: Refused, { phone, back, arrange }: Ways): Reply {
  switch (outcome.reason) {
    case 'slot-taken':
    case 'not-offered':
      return {
        status: 409,
        json: { error: outcome.reason, alternatives: outcome.alternatives },
        to: back,
        notice: takenWords[outcome.reason],
      }
    case 'not-online':
      // The page that names the chosen time and says how to reach us: nothing is wrong, so nothing is told as a mistake.
      return { status: 422, json: { error: 'not-online', phone }, to: arrange }
    case 'not-licensed':
      return {
        status: 422,
        json: { error: outcome.reason, phone },
        to: back,
        notice: `This cannot be booked here yet. Please call us: ${phone}.`,
      }
    case 'place-needed':
      return fieldErrors({ place: 'Choose where we shall meet' }, back)
    case 'state-needed':
      return fieldErrors({ state: 'Choose the state you will be in' }, back)
    case 'unknown':
      return notFound
    case 'too-many':
      return tooMany(600)
    case 'other-content':
      return otherContent(back)
  }
}

/** What a right code is answered: booked, or signed in and shown what to do instead, also when no code was needed. */
export function replyToBooked(booked: Booked): Reply {
  if (booked.ok)
    return {
      status: 201,
      json: { appointment: booked.appointment, state: booked.state },
      to: routes.bookDone,
    }
  const { ok: _, reason, ...json } = booked
  return {
    status: 409,
    json: { error: reason, ...json },
    to: routes.bookProof,
    toldBy: 'book-proof',
    errors:
      reason === 'too-many' || reason === 'you-are-booked'
        ? { [reason]: bookedWords[reason] }
        : { start: lateWords[reason] },
  }
}

// The code was right: none of this is a mistake in its field, and the page of the code makes way for what can be done now.
const bookedWords = {
  'too-many':
    'You are signed in. Three appointments ahead are as many as can be booked here, so this time was not booked.',
  'you-are-booked':
    'You are signed in. You have an appointment at that hour already, so this time was not booked.',
} as const

const lateWords = {
  'slot-taken':
    'The time was no longer held, and somebody else has taken it. What you wrote is kept: choose another time and go on.',
  'not-offered':
    'The time was no longer held, and it cannot be booked any more. What you wrote is kept: choose another time and go on.',
} as const
