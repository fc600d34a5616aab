import type { Instant, Zone } from '@/lib/domain/time/types'

/** All a letter may know of the practice: not its full name, which says what it does (N4). */
export type PracticeInLetters = { shortName: string; email: string; phone: string }

/** The one person a letter is for. Nobody else of the appointment appears in it. */
export type Recipient = { name: string; email: string }

export type PlaceInLetters = { kind: 'video' } | { kind: 'office'; address: readonly string[] }

/** All a letter may know of an appointment: not the service, not the other person, not a note. */
export type AppointmentInLetters = {
  uid: string
  version: number
  start: Instant
  end: Instant
  /** The office's zone in person (Z3), the reader's by video. */
  zone: Zone
  place: PlaceInLetters
  /** Without credentials. */
  therapistName: string
}
