import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { expect, test } from 'vitest'
import { plainLine } from '@/lib/domain/letters/plain-line'
import { instant, parseZone } from '@/lib/domain/time/types'
import { appointmentCalendar, type CalendarAppointment, type CalendarPeople } from './appointment-calendar'
import { readContentLines, unescapeText } from './testing/unfold'

const zone = parseZone('America/Los_Angeles')
if (zone === null) throw new Error('The runtime knows no Pacific time.')
const start = instant(Date.parse('2026-12-02T01:30:00Z'))
const appointment: CalendarAppointment = {
  uid: 'appointment-1@lantern-and-tide.example',
  version: 2,
  start,
  end: instant(start + 20 * 60_000),
  zone,
  address: ['200 Sample Street, Suite 3', 'Portland, Oregon 97200'],
  manageUrl: 'https://practice.example/manage/t0k3n',
}
const people: CalendarPeople = {
  practice: { shortName: 'Lantern & Tide', email: 'hello@lantern-and-tide.example' },
  attendee: { email: 'ana@example.com' },
}
const now = instant(Date.parse('2026-11-20T18:00:00Z'))

type Reading = {
  uid: string
  sequence: number
  method: string
  start: string
  end: string
  summary: string
  description: string
  location: string
}

function readOurselves(ics: string): Reading {
  const lines = readContentLines(Buffer.from(ics))
  const value = (name: string) => unescapeText(lines.find(line => line.name === name)?.value ?? '')
  const utc = (name: string) =>
    value(name).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z')
  return {
    uid: value('UID'),
    sequence: Number(value('SEQUENCE')),
    method: value('METHOD'),
    start: utc('DTSTART'),
    end: utc('DTEND'),
    summary: value('SUMMARY'),
    description: value('DESCRIPTION'),
    location: value('LOCATION'),
  }
}

function readWithIcalJs(ics: string): Reading {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const component = calendar.getFirstSubcomponent('vevent')
  if (component === null) throw new Error('ical.js finds no event')
  const event = new ICAL.Event(component)
  return {
    uid: event.uid,
    sequence: event.sequence,
    method: String(calendar.getFirstPropertyValue('method')),
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    description: event.description,
    location: event.location ?? '',
  }
}

function readWithNodeIcal(ics: string): Reading {
  const parsed = nodeIcal.sync.parseICS(ics)
  const event = Object.values(parsed).find(each => each?.type === 'VEVENT')
  if (event?.type !== 'VEVENT') throw new Error('node-ical finds no event')
  return {
    uid: event.uid,
    sequence: Number(event.sequence),
    method: String(event.method),
    start: new Date(event.start).toISOString(),
    end: event.end ? new Date(event.end).toISOString() : '',
    summary: String(event.summary),
    description: String(event.description),
    location: String(event.location ?? ''),
  }
}

test('N5 three parsers read the same appointment out of a file: identity, version, method, instants and words', () => {
  for (const method of ['REQUEST', 'CANCEL'] as const) {
    const ics = appointmentCalendar(method, appointment, people, now)
    const expected: Reading = {
      uid: 'appointment-1@lantern-and-tide.example',
      sequence: 2,
      method,
      start: '2026-12-02T01:30:00.000Z',
      end: '2026-12-02T01:50:00.000Z',
      summary: 'Appointment, Lantern & Tide',
      description: 'Tuesday, December 1, 5:30 pm Pacific (PST)\nhttps://practice.example/manage/t0k3n',
      location: '200 Sample Street, Suite 3, Portland, Oregon 97200',
    }
    expect(readOurselves(ics)).toEqual(expected)
    expect(readWithIcalJs(ics)).toEqual(expected)
    expect(readWithNodeIcal(ics)).toEqual(expected)
  }
})

test('N5 a cancellation keeps the UID, raises the SEQUENCE and says CANCELLED', () => {
  const request = readContentLines(Buffer.from(appointmentCalendar('REQUEST', appointment, people, now)))
  const cancel = readContentLines(
    Buffer.from(appointmentCalendar('CANCEL', { ...appointment, version: 3 }, people, now)),
  )
  const value = (lines: typeof request, name: string) => lines.find(line => line.name === name)?.value
  expect(value(cancel, 'UID')).toBe(value(request, 'UID'))
  expect([value(request, 'SEQUENCE'), value(cancel, 'SEQUENCE')]).toEqual(['2', '3'])
  expect([value(request, 'STATUS'), value(cancel, 'STATUS')]).toEqual(['CONFIRMED', 'CANCELLED'])
})

test('N5 every instant is in UTC whatever the zone in words, and no time zone is defined in the file', () => {
  for (const name of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca']) {
    const ics = appointmentCalendar('REQUEST', { ...appointment, zone: parseZone(name) ?? zone }, people, now)
    const times = readContentLines(Buffer.from(ics)).filter(line => line.name.startsWith('DT'))
    expect(times.map(line => [line.name, line.parameters, line.value])).toEqual([
      ['DTSTAMP', {}, '20261120T180000Z'],
      ['DTSTART', {}, '20261202T013000Z'],
      ['DTEND', {}, '20261202T015000Z'],
    ])
    expect(ics).not.toMatch(/TZID|VTIMEZONE|X-WR-TIMEZONE/)
  }
})

test('N5 the file names the practice as organizer, its reader as the only attendee, and no place unless there is one', () => {
  const lines = readContentLines(
    Buffer.from(appointmentCalendar('REQUEST', { ...appointment, address: null }, people, now)),
  )
  const named = lines.filter(line => ['ATTENDEE', 'ORGANIZER', 'LOCATION'].includes(line.name))
  expect(named.map(line => [line.name, line.value.toLowerCase()])).toEqual([
    ['ORGANIZER', 'mailto:hello@lantern-and-tide.example'],
    ['ATTENDEE', 'mailto:ana@example.com'],
  ])
})

// The pieces that break out of weaker writers, between ordinary and odd characters of one to four octets.
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r\nBEGIN:VALARM\r\n',
        '\n',
        '\r',
        ';',
        ',',
        '\\',
        '\\n',
        '"',
        ':',
        '^n',
        '\u2028',
        '\0',
        '\t ',
        'ATTENDEE;CN="x":mailto:b@evil.example',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
    { maxLength: 12 },
  )
  .map(pieces => pieces.join(''))

test('T43 hostile words in every field neither add nor remove a property, and three parsers read them as the same words', () => {
  const names = (ics: string) => readContentLines(Buffer.from(ics)).map(line => line.name)
  const expected = names(appointmentCalendar('REQUEST', appointment, people, now))
  fc.assert(
    fc.property(hostileText, hostileText, (shortName, street) => {
      const ics = appointmentCalendar(
        'REQUEST',
        { ...appointment, address: [`A ${street}`, 'Portland'] },
        { ...people, practice: { ...people.practice, shortName: `B ${shortName} B` } },
        now,
      )
      expect(names(ics)).toEqual(expected)
      const own = readOurselves(ics)
      expect(own.location).toBe(`${plainLine(`A ${street}`).replaceAll('\\', '/')}, Portland`)
      for (const other of [readWithIcalJs(ics), readWithNodeIcal(ics)]) {
        expect(other.location).toBe(own.location)
        expect(other.summary).toBe(own.summary)
        expect(other.description).toBe(own.description)
      }
    }),
    { numRuns: 300 },
  )
})
