import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '@/lib/domain/time/types'
import { holdTime } from '@/lib/use-cases/hold-time'
import { listStarts } from '@/scripts/testing/booked'
import { browser, openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { db } from '../db'
import { errorCodes } from '../transaction'

// Past every lock and every judgement: what the table itself lets in.
let practice: TestPractice
let [one, other] = ['', '']

async function makeAppointment(therapist: string): Promise<string> {
  const [start = instant(0)] = await listStarts(therapist)
  const who = browser()
  const asked = { service: 'consultation', start, therapist, place: null, party: 1, state: 'OR' } as const
  const held = await holdTime({ ...asked, viewerZone: null }, who)
  if (!held.ok) throw new Error(held.reason)
  return (await db().appointment.findFirstOrThrow({ where: { browserHash: who.browserHash } })).id
}

beforeAll(async () => {
  practice = await openPractice()
  one = await makeAppointment('maren-okafor')
  other = await makeAppointment('theo-lindqvist')
})
afterAll(() => practice.close())

type Claim = {
  kind: string
  thing: string
  appointment: string
  from: string
  until: string
  active?: boolean
}

/** The codes of the refusal, or none when the claim is in. */
async function claim({ kind, thing, appointment, from, until, active = true }: Claim): Promise<string[]> {
  const written = db().$executeRaw`
    INSERT INTO claim (kind, thing, appointment_id, starts_at, ends_at, active)
    VALUES (${kind}, ${thing}::uuid, ${appointment}::uuid, ${from}::timestamptz, ${until}::timestamptz, ${active})`
  return written.then(() => [], errorCodes)
}

const hour = { from: '2031-03-04T10:00:00Z', until: '2031-03-04T11:00:00Z' }
const overlaps = '23P01'
const unsound = '23514'

test.each(['therapist', 'room', 'person'])(
  'I1 I2 I3 a %s that one appointment claims is refused to another by the table itself',
  async kind => {
    const thing = randomUUID()
    expect(await claim({ kind, thing, appointment: one, ...hour })).toEqual([])
    expect(await claim({ kind, thing, appointment: other, ...hour })).toContain(overlaps)
    expect(await claim({ kind, thing: randomUUID(), appointment: other, ...hour })).toEqual([])
    expect(await claim({ kind, thing, appointment: other, ...hour, active: false })).toEqual([])
  },
)

test('I4 a claim that touches another is taken by the table, and a millisecond of overlap is refused', async () => {
  const place = { kind: 'therapist', thing: randomUUID() }
  expect(await claim({ ...place, appointment: one, ...hour })).toEqual([])
  const next = { ...place, appointment: other, until: '2031-03-04T12:00:00Z' }
  expect(await claim({ ...next, from: '2031-03-04T10:59:59.999Z' })).toContain(overlaps)
  expect(await claim({ ...next, from: hour.until })).toEqual([])
})

test('I5 the table takes no empty, reversed or endless claim', async () => {
  const place = { kind: 'room', thing: randomUUID(), appointment: one }
  expect(await claim({ ...place, from: hour.from, until: hour.from })).toContain(unsound)
  expect(await claim({ ...place, from: hour.until, until: hour.from })).toContain(unsound)
  expect(await claim({ ...place, from: hour.from, until: 'infinity' })).toContain(unsound)
})

test('I10 an appointment may claim a time that overlaps its own, as a move does', async () => {
  const place = { kind: 'therapist', thing: randomUUID(), appointment: one }
  expect(await claim({ ...place, ...hour })).toEqual([])
  expect(await claim({ ...place, from: '2031-03-04T10:30:00Z', until: '2031-03-04T11:30:00Z' })).toEqual([])
})
