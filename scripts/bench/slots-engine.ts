import { openSlots } from '@/lib/domain/availability/open-slots'
import type {
  Busy,
  Facts,
  HoursRule,
  SlotQuery,
  TherapistFacts,
  Weekday,
} from '@/lib/domain/availability/types'
import { type Instant, instant, parseCalendarDate, parseWallClock, parseZone } from '@/lib/domain/time/types'
import { addDays, dayMs, minuteMs, startOfDay } from '@/lib/domain/time/wall-clock'
import { compareInTurns, untilSteady } from './measure'

// G6: sixty days across a change of the clocks, ten therapists with 500 busy hours each, a start every fifteen minutes.
const [therapists, days, busyEach, step, length] = [10, 60, 500, 15, 60]

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('the measurement itself is wrong')
  return value
}

const zone = known(parseZone('America/New_York'))
const firstDay = known(parseCalendarDate('2026-10-05'))

/** Open minutes of the local day, by ISO weekday. */
const workday = [
  [540, 720],
  [780, 1020],
] as const
const saturday = [[600, 780]] as const
const openOn = (weekday: number) => (weekday === 7 ? [] : weekday === 6 ? saturday : workday)

const clock = (minutes: number) =>
  known(
    parseWallClock(
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    ),
  )

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const hours: HoursRule[] = weekdays.flatMap(weekday =>
  openOn(weekday).map(([from, until]) => ({
    ...{ weekday, from: clock(from), until: clock(until) },
    ...{ validFrom: null, validUntil: null, services: null, places: null },
  })),
)

/** The same luck in every run. */
function makeLuck(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

function listBusy(luck: () => number, from: Instant): Busy[] {
  return Array.from({ length: busyEach }, (_, at) => {
    const start = instant(from + Math.floor(luck() * days * 96) * 15 * minuteMs)
    const session = { start, end: instant(start + length * minuteMs) }
    return { ...session, session, appointment: String(at) }
  }).sort((a, b) => a.start - b.start)
}

const makeTherapist = (slug: string, busy: Busy[]): TherapistFacts => ({
  ...{ id: slug, slug, states: ['OR'], services: ['session'], hours, overrides: [], leave: [], busy },
  ...{ maxPerDay: null, maxPerWeek: null, upcoming: 0, lastAssigned: null, weeks: {} },
})

function makePractice(): { facts: Facts; query: SlotQuery; now: Instant } {
  const luck = makeLuck(7)
  const from = startOfDay(firstDay, zone)
  const until = instant(from + days * dayMs + 60 * minuteMs)
  const service = {
    ...{
      slug: 'session',
      minutes: length,
      places: ['video'],
      parties: [1 as const],
      instant: true,
      online: true,
    },
    ...{ bufferBefore: 0, bufferAfter: 0, gridMinutes: step, noticeMinutes: 0, horizonDays: 365 },
  }
  const crew = Array.from({ length: therapists }, (_, at) =>
    makeTherapist(`therapist-${at}`, listBusy(luck, from)),
  )
  return {
    facts: { revision: 1, zone, closures: [], services: [service], therapists: crew, rooms: [] },
    query: { service: 'session', therapist: 'any', place: 'video', party: 1, state: 'OR', from, until },
    now: from,
  }
}

type Floor = { midnights: readonly number[]; busy: readonly (readonly [number, number][])[] }

function meets(
  taken: readonly (readonly [number, number])[],
  passed: number,
  start: number,
  end: number,
): boolean {
  for (let at = passed; at < taken.length; at++) {
    const one = taken[at]
    if (!one || one[0] >= end) return false
    if (one[1] > start) return true
  }
  return false
}

/** Counts the free starts with whole numbers and nothing else: what no engine that answers the same question can do without. */
function countByFloor({ midnights, busy }: Floor): number {
  let count = 0
  for (const taken of busy) {
    let passed = 0
    for (let day = 0; day < days; day++) {
      const midnight = midnights[day] ?? 0
      for (const [opens, closes] of openOn((day % 7) + 1)) {
        const end = midnight + closes * minuteMs
        for (
          let start = midnight + opens * minuteMs;
          start + length * minuteMs <= end;
          start += step * minuteMs
        ) {
          for (let one = taken[passed]; one && one[1] <= start; one = taken[passed]) passed++
          if (!meets(taken, passed, start, start + length * minuteMs)) count++
        }
      }
    }
  }
  return count
}

function time(repeats: number, work: () => unknown): number {
  const began = performance.now()
  for (let round = 0; round < repeats; round++) work()
  return (performance.now() - began) / repeats
}

type Engine = { ours: number; floor: number; ratio: number; spread: number; tries: number }

/**
 * Times the list of sixty days beside its floor in one process, in turns of a few milliseconds, and again while the machine is too busy
 * for it: medians in milliseconds. Throws when the two do not find the same number of starts, for then they did not do the same work.
 */
export function benchEngine(): Promise<Engine> {
  const { facts, query, now } = makePractice()
  // No clocks change on a day that is open, so wall minutes count from midnight.
  const midnights = Array.from({ length: days }, (_, day) => startOfDay(addDays(firstDay, day), zone))
  const floor: Floor = {
    midnights,
    busy: facts.therapists.map(({ busy }) => busy.map(({ start, end }) => [start, end] as const)),
  }
  const list = () => openSlots(facts, query, now)
  const pairs = list().reduce((sum, slot) => sum + slot.therapists.length, 0)
  const counted = countByFloor(floor)
  if (pairs !== counted) throw new Error(`The list has ${pairs} times, its floor ${counted}.`)
  const probes = { ours: () => time(10, list), floor: () => time(40, () => countByFloor(floor)) }
  return untilSteady(5, () => compareInTurns({ rounds: 7, turns: 40 }, probes))
}
