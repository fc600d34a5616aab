import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { openSlots } from '@/lib/domain/availability/open-slots'
import {
  anySituationOn,
  type ChangeDay,
  type Situation,
} from '@/lib/domain/availability/testing/random-facts'
import { offerSlowly, type Reading } from '@/lib/domain/availability/testing/slow-oracle'

/** The days on which clocks change in a year, of every zone that knows such days. */
function listChangeDays(year: number): ChangeDay[][] {
  const zones = Intl.supportedValuesOf('timeZone').map(zone => {
    const days: ChangeDay[] = []
    let at = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${zone}]`).getTimeZoneTransition('next')
    for (; at && at.year === year; at = at.getTimeZoneTransition('next'))
      days.push([zone, at.toPlainDate().toString()])
    return days
  })
  return zones.filter(days => days.length > 0)
}

function readByTemporal(moment: number, zone: string): Reading {
  const at = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone)
  return { date: at.toPlainDate().toString(), minutes: at.hour * 60 + at.minute, weekday: at.dayOfWeek }
}

/** Keeps what was read in one zone: its situations ask for the same moments many times. */
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
 * changes of the clocks of a year, in turn in all zones that have any (G6). The same seed draws the same practices.
 */
export function compareWithTemporal(cases: number, seed: number, year = 2026): Compared {
  const changing = listChangeDays(year)
  const { length } = changing
  const compared: Compared = { cases, zones: 0, times: 0, different: [] }
  // Few cases meet zones all over the world, not those at the beginning of the alphabet.
  const [zones = []] = fc.sample(fc.shuffledSubarray(changing, { minLength: length }), { numRuns: 1, seed })
  for (const [at, days] of zones.entries()) {
    const numRuns = Math.floor(cases / length) + (at < cases % length ? 1 : 0)
    if (numRuns === 0) break
    compared.zones += 1
    const read = remember()
    for (const situation of fc.sample(anySituationOn(days), { numRuns, seed: seed + at })) {
      const slots = openSlots(situation.facts, situation.query, situation.now)
      compared.times += slots.length
      if (say(slots) !== say(offerSlowly(situation, read))) compared.different.push(situation)
    }
  }
  return compared
}
