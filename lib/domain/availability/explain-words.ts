import type { Instant, Interval, Zone } from '../time/types'
import { instantToWall } from '../time/wall-clock'
import { dateWords, dayWords, timeWords } from '../time/words'
import type { Explanation } from './explanation'

const momentOn = (moment: Instant, zone: Zone) => `${dayWords(moment, zone)}, ${timeWords(moment, zone)}`

/** `3:00 pm to 3:50 pm`, with both days where they differ. */
function spanWords({ start, end }: Interval, zone: Zone): string {
  const isOneDay = instantToWall(start, zone).date === instantToWall(end, zone).date
  const say = isOneDay ? timeWords : momentOn
  return `${say(start, zone)} to ${say(end, zone)}`
}

const list = new Intl.ListFormat('en-US')

const countSessions = (count: number) => (count === 1 ? '1 session' : `${count} sessions`)

type Said<Rule extends Explanation['rule']> = Extract<Explanation, { rule: Rule }>
type Sentences = { [Rule in Explanation['rule']]: (reason: Said<Rule>, zone: Zone) => string }

function sayBuffer(reason: Said<'buffer'>, zone: Zone): string {
  if ('after' in reason)
    return `Buffer after ${timeWords(reason.after, zone)}: the next session can start at ${timeWords(reason.free, zone)}.`
  return `Buffer before ${timeWords(reason.before, zone)}: a session has to start by ${timeWords(reason.free, zone)}.`
}

function sayGrid({ minutes, earlier, later }: Said<'grid'>, zone: Zone): string {
  const near = [earlier, later].filter(start => start !== null).map(start => timeWords(start, zone))
  const nearest = near.length === 0 ? '' : ` Nearest: ${near.join(' and ')}.`
  return `Sessions start in steps of ${minutes} minutes, and this is not one of them.${nearest}`
}

function sayRooms({ taken }: Said<'rooms'>, zone: Zone): string {
  const times = taken.map(({ claim }) => spanWords(claim, zone))
  const rooms = taken.length === 1 ? 'The only room is' : `All ${taken.length} rooms are`
  return `${rooms} in use or needed for a buffer: ${list.format(times)}.`
}

const full = (most: number, period: string, when: string) =>
  most <= 0
    ? `No sessions are taken: the most for a ${period} is 0.`
    : `${when} is full: ${countSessions(most)} a ${period} at most.`

// A rule without its sentence does not compile.
const sentences: Sentences = {
  offered: () => 'This time is offered.',
  service: () => 'The practice has no such service.',
  therapist: () => 'This therapist does not offer this service.',
  party: ({ party }) => `This service is not for ${party === 1 ? 'one person' : 'two people'}.`,
  place: () => 'This service is not offered in this place.',
  licence: ({ state }) => `Not licensed to see clients in ${state} by video.`,
  past: () => 'This time is past.',
  notice: ({ earliest }, zone) => `Too soon: the earliest start is ${momentOn(earliest, zone)}.`,
  horizon: ({ until }, zone) => `Too far ahead: bookings are open until ${momentOn(until, zone)}.`,
  closure: ({ closed }, zone) => `The practice is closed: ${spanWords(closed, zone)}.`,
  leave: ({ away }, zone) => `On leave: ${spanWords(away, zone)}.`,
  'second-showing': ({ first }, zone) =>
    `The practice’s clocks go back and show this time twice: only its first showing, at ${timeWords(first, zone)}, is offered.`,
  hours: ({ open }, zone) =>
    open.length === 0
      ? 'No hours on this day.'
      : `Outside the hours of this day: ${list.format(open.map(hours => spanWords(hours, zone)))}.`,
  overrun: ({ end, session }, zone) =>
    `The session would last until ${timeWords(session.end, zone)}, and the hours end at ${timeWords(end, zone)}.`,
  break: ({ closed }, zone) => `Break: ${spanWords(closed, zone)}.`,
  'closed-date': ({ closed }, zone) => `Hours closed for this date: ${spanWords(closed, zone)}.`,
  grid: sayGrid,
  claim: ({ session }, zone) => `Already booked: a session from ${spanWords(session, zone)}.`,
  buffer: sayBuffer,
  'day-full': ({ date, most }) => full(most, 'day', dateWords(date)),
  'week-full': ({ monday, most }) => full(most, 'week', `The week of ${dateWords(monday)}`),
  'no-room': () => 'This office has no room for this service.',
  rooms: sayRooms,
}

/**
 * Says an explanation to the people of the practice, in one or two short sentences, with times as clocks show them in `zone`. Names no
 * client and no appointment; days are named only where they are not the day that was asked about.
 */
export function explainWords(reason: Explanation, zone: Zone): string {
  const say = sentences[reason.rule] as (reason: Explanation, zone: Zone) => string // proof: the record is keyed by the very rule
  return say(reason, zone)
}
