import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { openSlots } from '@/lib/domain/availability/open-slots'
import {
  anySituationOn,
  type ChangeDay,
  type Situation,
} from '@/lib/domain/availability/testing/random-facts'
import { offerSlowly, type Reading } from '@/lib/domain/availability/testing/slow-oracle'

/** The days on which clocks change in a year, in every zone that knows such days. */
function listChangeDays(year: number): ChangeDay[] {
  return Intl.supportedValuesOf('timeZone').flatMap(zone => {
    const days: ChangeDay[] = []
    let at = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${zone}]`).getTimeZoneTransition('next')
    for (; at && at.year === year; at = at.getTimeZoneTransition('next'))
      days.push([zone, at.toPlainDate().toString()])
    return days
  })
}

function readByTemporal(moment: number, zone: string): Reading {
  const at = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone)
  return { date: at.toPlainDate().toString(), minutes: at.hour * 60 + at.minute, weekday: at.dayOfWeek }
}

/** Keeps what was read: one situation asks for the same moment many times. */
function remember(): typeof readByTemporal {
  const known = new Map<number, Reading>()
  return (moment, zone) => {
    const reading = known.get(moment) ?? readByTemporal(moment, zone)
    known.set(moment, reading)
    return reading
  }
}

const say = (slots: readonly { start: number; therapists: readonly string[] }[]): string =>
  slots.map(({ start, therapists }) => `${new Date(start).toISOString()} ${therapists.join('+')}`).join('\n')

export type Compared = { cases: number; zones: number; times: number; different: Situation[] }

/**
 * Compares the list of times with what a slow reading of every fifth minute by Temporal finds, in random practices around the
 * changes of the clocks of a year in all zones that have any (G6). The same seed draws the same practices.
 */
export function compareWithTemporal(cases: number, seed: number, year = 2026): Compared {
  const days = listChangeDays(year)
  const different: Situation[] = []
  const zones = new Set<string>()
  let times = 0
  for (const situation of fc.sample(anySituationOn(days), { numRuns: cases, seed })) {
    const { facts, query, now } = situation
    const slots = openSlots(facts, query, now)
    zones.add(facts.zone)
    times += slots.length
    if (say(slots) !== say(offerSlowly(situation, remember()))) different.push(situation)
  }
  return { cases, zones: zones.size, times, different }
}
