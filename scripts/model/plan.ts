/** The small practice that histories are played in: two therapists, one room, three mornings, and little enough of each to quarrel about. */
export const minute = 60_000

/** Where each history begins: a Monday, eight in the morning in Portland. */
export const base = Date.UTC(2031, 2, 3, 16)

// Said by hand and not by the product's own reckoning: clocks go forward on Sunday the 9th, so nine o'clock comes an hour sooner after it.
export const days = [
  { date: '2031-03-04', nine: Date.UTC(2031, 2, 4, 17), week: 0 },
  { date: '2031-03-05', nine: Date.UTC(2031, 2, 5, 17), week: 0 },
  { date: '2031-03-10', nine: Date.UTC(2031, 2, 10, 16), week: 1 },
] as const

export const therapists = ['maren-okafor', 'theo-lindqvist'] as const
export type Therapist = (typeof therapists)[number]

/** Minutes. One is booked at once by video, the other is asked for and takes the room. */
export const services = {
  consultation: { minutes: 20, after: 10, notice: 720, cutOff: 120, instant: true, place: 'video' },
  'individual-session': {
    minutes: 50,
    after: 10,
    notice: 1440,
    cutOff: 1440,
    instant: false,
    place: 'portland',
  },
} as const
export type Service = keyof typeof services

/** Hours of a morning, in half hours from nine; the first is how each history begins. */
export const mornings = [
  [0, 8],
  [2, 6],
  [0, 4],
] as const

/** The wall clock so many half hours after nine. */
export const wallOf = (half: number): string =>
  `${String(9 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`

/** A start: a half hour after nine of one of the days, or some minutes beside it, where nothing is ever offered. */
export type Start = { readonly day: number; readonly half: number; readonly beside: number }

export const instantOf = ({ day, half, beside }: Start): number =>
  (days[day]?.nine ?? 0) + (half * 30 + beside) * minute

export type Command =
  | { kind: 'hold'; browser: number; therapist: Therapist | null; service: Service; start: Start }
  | { kind: 'details'; browser: number; person: number }
  | { kind: 'code'; browser: number }
  | { kind: 'proof'; browser: number }
  /** `target` picks one of the appointments there are when the command is given. */
  | { kind: 'cancel'; target: number; by: 'client' | 'staff' }
  | { kind: 'move'; target: number; by: 'client' | 'staff'; start: Start }
  | { kind: 'decide'; target: number; decision: 'approve' | 'decline' }
  | { kind: 'undo'; target: number }
  | { kind: 'leave'; therapist: Therapist; day: number; from: number; until: number }
  | { kind: 'back'; therapist: Therapist }
  | { kind: 'hours'; therapist: Therapist; morning: number }
  | { kind: 'caps'; therapist: Therapist; perDay: number | null; perWeek: number | null }
  | { kind: 'sweep' }

/** A command with what its caller could see when giving it, and whether it is sent twice under one key. */
export type Given = Command & {
  readonly repeat: 'no' | 'after' | 'together'
  /** The appointment that is meant, its version, and the moment its decision takes effect; null for none. */
  readonly seen: { readonly id: string; readonly version: number; readonly until: number | null } | null
  /** The leave that is meant. */
  readonly leave: string | null
  /** Whether somebody else in the same moment uses the same browser or appointment. */
  readonly contended: boolean
}

/** What came back, in one word or two; `lost` when the database went away and nobody knows. */
export type Answered = { readonly given: Given; readonly answer: string }
