/** Everybody who may knock. The two clients and the two therapists differ in one thing: whether the appointment is theirs. */
export const callers = [
  'stranger',
  'client',
  'other-client',
  'front-desk',
  'therapist',
  'other-therapist',
  'owner',
] as const

export type Caller = (typeof callers)[number]

/** Let in; led to the sign-in that fits; or told, in the very words used for what does not exist, that there is nothing. */
export type Answer = 'in' | 'sign-in' | 'nothing'

export type Door = Readonly<Record<Caller, Answer>>

const allAlike = (answer: Answer): Door => ({
  stranger: answer,
  client: answer,
  'other-client': answer,
  'front-desk': answer,
  therapist: answer,
  'other-therapist': answer,
  owner: answer,
})

const desk: Door = { ...allAlike('in'), stranger: 'sign-in', client: 'nothing', 'other-client': 'nothing' }

/** Every kind of door of the house, with its answer to each caller. */
export const doors = {
  /** Open to all: reading, asking, and what a browser does for itself before anybody is known. */
  everyone: allAlike('in'),
  /** Opened by the token in the address alone, whoever carries it: with a made-up one nobody gets in. */
  token: allAlike('nothing'),
  /** For whoever is signed in. */
  known: { ...allAlike('in'), stranger: 'sign-in' },
  /** A client's own things; staff are not clients. */
  client: { ...allAlike('sign-in'), client: 'in', 'other-client': 'in' },
  desk,
  /** What comes to the practice as a whole: for the front desk and the owner. */
  reception: { ...desk, therapist: 'nothing', 'other-therapist': 'nothing' },
  /** One appointment at the desk: of the therapists only its own. */
  record: { ...desk, 'other-therapist': 'nothing' },
} as const satisfies Record<string, Door>

export type DoorName = keyof typeof doors
