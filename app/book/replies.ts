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

const bookedWords = {
  'too-many':
    'You have three appointments ahead already, which is as many as can be booked here. Please call us if you need another.',
  'you-are-booked': 'You have an appointment at that hour already. You can choose another time here.',
} as const

/** What a right code is answered: booked, or signed in and sent back to choose again. */
export function replyToBooked(booked: Booked): Reply {
  if (booked.ok)
    return {
      status: 201,
      json: { appointment: booked.appointment, state: booked.state },
      to: routes.bookDone,
    }
  if (booked.reason === 'slot-taken' || booked.reason === 'not-offered') {
    const { reason, alternatives } = booked
    return {
      status: 409,
      json: { error: reason, alternatives },
      to: routes.bookProof,
      errors: { start: lateWords[reason] },
    }
  }
  return {
    status: 409,
    json: { error: booked.reason },
    to: routes.bookProof,
    notice: bookedWords[booked.reason],
  }
}

// The code was right: this is no mistake in its field, and the page of the code makes way for other times.
const lateWords = {
  'slot-taken':
    'The time was no longer held, and somebody else has taken it. What you wrote is kept: choose another time and go on.',
  'not-offered':
    'The time was no longer held, and it cannot be booked any more. What you wrote is kept: choose another time and go on.',
} as const
