import type { CalendarDate, WallClock } from '../time/types'
import type { HoursFault } from './check-hours'
import type { DateOverride, HoursRule } from './types'

/** A reading of the clock on the wall of the practice. */
type WallMoment = { date: CalendarDate; wall: WallClock }

/** What can change in when somebody may be booked. Therapists by slug; hours and dates replace what was there before. */
export type AvailabilityChange =
  | { kind: 'hours'; therapist: string; rules: HoursRule[] }
  | { kind: 'date'; therapist: string; date: CalendarDate; overrides: Omit<DateOverride, 'date'>[] }
  /** Without a therapist the whole practice is closed. */
  | { kind: 'absence'; therapist: string | null; from: WallMoment; until: WallMoment }
  | { kind: 'no-absence'; therapist: string | null; absence: string }
  | { kind: 'caps'; therapist: string; maxPerDay: number | null; maxPerWeek: number | null }
  | { kind: 'room'; room: string; inUse: boolean }

/** Why a change is not made. `no-such-time`: the clocks of the practice jump over it. */
export type ChangeFault = HoursFault | 'no-such-time' | 'not-a-cap' | 'not-found'
