import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { anyNetwork, type BookingClient, makeClient } from './booking-client'
import { askForCode, bookOne } from './booking-steps'
import { asked, listApart, listOpenTimes } from './open-times'
import { openPracticeUnderTest, type PracticeUnderTest } from './practice-under-test'
import { countStatus, countWithoutOthers } from './tally'

const therapist = 'maren-okafor'
const minute = 60_000
let practice: PracticeUnderTest

beforeAll(async () => {
  practice = await openPracticeUnderTest({ servers: 2 })
}, 120_000)
afterAll(() => practice?.close())
afterEach(async () => {
  await practice.book.setClockAhead(0)
  await endHolds()
  expect(await practice.book.findBroken()).toEqual([])
})

/** An ended hold stands in nobody's way. */
const endHolds = () =>
  practice.book.ask("UPDATE appointment SET held_until = practice_now() WHERE state = 'held'")
const originOf = (at: number) => practice.servers[at % 2]?.origin ?? ''
const client = (at = 0, network = anyNetwork()) => makeClient({ origin: originOf(at), network })
const hold = (who: BookingClient, start: string) => who.send('/book/hold', { ...asked, therapist, start })
const isoOf = (instant: number) => new Date(instant).toISOString().replace('.000', '')
const later = (start: string, minutes: number) => isoOf(Date.parse(start) + minutes * minute)
const someStart = async (at = 0) => (await listApart(practice.publicUrl, therapist)).at(at) ?? ''

test('I8 every time listed for a day is held for a stranger who asks, and no other minute of it is', async () => {
  const [first] = await listOpenTimes(practice.publicUrl, { therapist })
  const from = later(first?.start ?? '', 3 * 24 * 60).slice(0, 10)
  const starts = (await listOpenTimes(practice.publicUrl, { therapist, from, days: '1' })).map(
    ({ start }) => start,
  )
  expect(starts.length).toBeGreaterThan(4)
  for (const start of starts) {
    expect([start, (await hold(client(), start)).status]).toEqual([start, 201])
    await endHolds()
  }
  const around = Date.parse(starts[0] ?? '') - 45 * minute
  const until = Date.parse(starts.at(-1) ?? '') + 45 * minute
  const others = Array.from({ length: Math.ceil((until - around) / (7 * minute)) }, (_, at) =>
    isoOf(around + at * 7 * minute),
  )
  const beside = starts.flatMap(start => [later(start, -1), later(start, 1)])
  const closed = [...others, ...beside].filter(start => !starts.includes(start))
  const answers = []
  for (const start of closed) answers.push(await hold(client(), start))
  expect(countStatus(answers, status => status === 409)).toBe(closed.length)
  expect(countWithoutOthers(answers)).toBe(0)
})

test('I7 notice and horizon are judged when a time is chosen, not when it was shown', async () => {
  const slots = await listOpenTimes(practice.publicUrl, { therapist })
  const [first, last] = [slots[0]?.start ?? '', slots.at(-1)?.start ?? '']
  const inAWeek = later(last, 7 * 24 * 60)
  expect((await hold(client(), inAWeek)).json.error).toBe('not-offered')
  const untilNotice = Math.floor((Date.parse(first) - Date.now()) / minute) - 720
  await practice.book.setClockAhead(untilNotice + 2)
  const late = await hold(client(), first)
  expect([late.status, late.json.error]).toEqual([409, 'not-offered'])
  expect(countWithoutOthers([late])).toBe(0)
  await practice.book.setClockAhead(7 * 24 * 60)
  expect((await hold(client(), inAWeek)).status).toBe(201)
})

test('X7 a claim that slips in past the locks refuses the choice with other times', async () => {
  const [other, start] = [await someStart(1), await someStart(4)]
  expect((await hold(client(), other)).status).toBe(201)
  const rival = new Client({ connectionString: practice.databaseUrl })
  await rival.connect()
  await rival.query('BEGIN')
  await rival.query(
    `INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id)
     SELECT 'therapist', therapist_id, $1::timestamptz, $1::timestamptz + interval '30 minutes', id FROM appointment WHERE starts_at = $2 AND state = 'held'`,
    [start, other],
  )
  const choosing = hold(client(), start)
  await vi.waitFor(
    async () => {
      const waiting =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
      expect(await practice.book.ask(waiting)).toHaveLength(1)
    },
    { timeout: 20_000 },
  )
  await rival.query('COMMIT')
  const answer = await choosing
  await rival.query('DELETE FROM claim WHERE starts_at = $1', [start])
  await rival.end()
  expect([answer.status, answer.json.error, countWithoutOthers([answer])]).toEqual([409, 'slot-taken', 0])
})

test('X6 a database too busy for a choice is asked four times, then it is 503 and nothing is kept; the fourth try may succeed', async () => {
  const { ask } = practice.book
  for (const [code, at] of [
    ['40001', 6],
    ['40P01', 7],
  ] as const) {
    const start = await someStart(at)
    await ask('CREATE SEQUENCE tries')
    await ask(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('tries') % 8 > 0 THEN RAISE EXCEPTION 'busy' USING ERRCODE = '${code}'; END IF; RETURN NEW; END $$`)
    await ask('CREATE TRIGGER refusing BEFORE INSERT ON claim FOR EACH ROW EXECUTE FUNCTION refuse()')
    try {
      const busy = await hold(client(), start)
      expect([busy.status, busy.headers.get('retry-after'), busy.json]).toEqual([
        503,
        '30',
        { error: 'not-now' },
      ])
      expect(await ask('SELECT last_value::int AS tries FROM tries')).toEqual([{ tries: 4 }])
      expect(await ask('SELECT id FROM appointment WHERE starts_at = $1', [start])).toEqual([])
      expect((await hold(client(), start)).status).toBe(201)
      expect(await ask('SELECT last_value::int AS tries FROM tries')).toEqual([{ tries: 8 }])
    } finally {
      await ask('DROP TRIGGER refusing ON claim')
      await ask('DROP FUNCTION refuse')
      await ask('DROP SEQUENCE tries')
    }
  }
})

test('T63 one network holds ten times in ten minutes and no more, a browser keeps one of them, and others book all the same', async () => {
  const starts = await listApart(practice.publicUrl, therapist)
  const network = anyNetwork()
  const hoarder = client(0, network)
  const answers = []
  for (const start of starts.slice(10, 13)) answers.push(await hold(hoarder, start))
  for (const start of starts.slice(13, 22)) answers.push(await hold(client(answers.length, network), start))
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 201), 429, 429])
  expect(answers.at(-1)?.headers.get('retry-after')).toBe('600')
  const open = (await listOpenTimes(practice.publicUrl, { therapist })).map(({ start }) => start)
  expect(starts.slice(10, 22).map(start => open.includes(start))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    false,
    false,
    true,
    true,
  ])
  await expect(bookOne(client(), { therapist, start: starts[20] ?? '' }, practice.book)).resolves.toMatch(
    /^[0-9a-f-]{36}$/,
  )
  await practice.book.setClockAhead(11)
  const again = (await listOpenTimes(practice.publicUrl, { therapist })).map(({ start }) => start)
  expect(starts.slice(10, 20).every(start => again.includes(start))).toBe(true)
})

test('I13 of a proof and another choice of the same browser, sent at once, one decides what becomes of the held time', async () => {
  const starts = await listApart(practice.publicUrl, therapist)
  for (let pair = 0; pair < 8; pair++) {
    const [held = '', other = ''] = [starts[30 + pair], starts[50 + pair]]
    const who = client(pair)
    await askForCode(who, { therapist, start: held }, practice.book)
    const proof = { code: await practice.book.readCode(who.email), idempotencyKey: randomUUID() }
    const choice = { ...asked, therapist, start: other }
    const [made] = await practice.book.ask('SELECT appointment_id FROM participant WHERE email = $1', [
      who.email,
    ])
    const [proved, chosen] = await Promise.all([
      who.send('/book/proof', proof, originOf(0)),
      who.send('/book/hold', choice, originOf(1)),
    ])
    expect(chosen.status).toBe(201)
    expect([201, 422]).toContain(proved.status)
    const moves = await practice.book.ask(
      `SELECT to_state FROM audit_entry WHERE appointment_id = $1 AND from_state = 'held' AND to_state <> 'held'`,
      [made?.appointment_id],
    )
    expect([[{ to_state: 'confirmed' }], [{ to_state: 'expired' }]]).toContainEqual(moves)
    const booked = "SELECT id FROM appointment WHERE starts_at = $1 AND state = 'confirmed'"
    expect(await practice.book.ask(booked, [held])).toHaveLength(proved.status === 201 ? 1 : 0)
  }
})

test('I13 of twelve proofs with one code one books; of twelve cancellations at once one is written down, with one letter', async () => {
  const who = client()
  await askForCode(who, { therapist, start: await someStart(60) }, practice.book)
  const code = await practice.book.readCode(who.email)
  const times = Array.from({ length: 12 }, (_, at) => at)
  const proofs = await Promise.all(
    times.map(at => who.send('/book/proof', { code, idempotencyKey: randomUUID() }, originOf(at))),
  )
  expect(countStatus(proofs, status => status === 201)).toBe(1)
  expect(countStatus(proofs, status => status >= 500)).toBe(0)
  const appointment = String(proofs.find(({ status }) => status === 201)?.json.appointment)
  const path = `${await practice.book.readManagePath(who.email)}/cancel`
  const cancels = await Promise.all(
    times.map(at => client(at).send(path, { reason: 'plans changed' }, originOf(at))),
  )
  expect(cancels.map(({ status, json }) => [status, json])).toEqual(
    times.map(() => [200, { state: 'cancelled' }]),
  )
  const written = "SELECT to_state FROM audit_entry WHERE appointment_id = $1 AND action = 'cancel'"
  expect(await practice.book.ask(written, [appointment])).toEqual([{ to_state: 'cancelled' }])
  const letters = 'SELECT kind FROM letter WHERE appointment_id = $1 ORDER BY version'
  expect(await practice.book.ask(letters, [appointment])).toEqual([
    { kind: 'confirmation' },
    { kind: 'cancellation' },
  ])
})

test('I32 what one server was told the other shows at once, and no private answer may be kept on the way', async () => {
  const who = client()
  await bookOne(who, { therapist, start: await someStart(70) }, practice.book)
  const path = await practice.book.readManagePath(who.email)
  const read = async (at: number) => {
    const answer = await fetch(`${originOf(at)}${path}`)
    return { text: await answer.text(), kept: answer.headers.get('cache-control') }
  }
  const before = [await read(0), await read(1)]
  for (const { text, kept } of before) {
    expect(text).toContain('Cancel this appointment')
    expect(kept).toContain('no-store')
  }
  expect((await client().send(`${path}/cancel`, {}, originOf(0))).json).toEqual({ state: 'cancelled' })
  const after = [await read(1), await read(0)]
  for (const { text } of after) expect(text).not.toContain('Cancel this appointment')
})

test('I25 the zone somebody reads in changes the words and never the moment that is held', async () => {
  const start = await someStart(72)
  const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Apia']
  const held = []
  for (const zone of zones) {
    const answer = await client().send('/book/hold', { ...asked, therapist, start, zone })
    expect(answer.status).toBe(201)
    const [row] = await practice.book.ask(
      "SELECT starts_at, zone, wall_start, viewer_zone FROM appointment WHERE state = 'held' AND held_until > practice_now()",
    )
    held.push(row)
    await endHolds()
  }
  expect(held.map(row => row?.viewer_zone)).toEqual(zones)
  const promised = held.map(row => [row?.starts_at, row?.zone, row?.wall_start])
  expect(new Set(promised.map(one => JSON.stringify(one))).size).toBe(1)
  expect(promised[0]?.slice(0, 2)).toEqual([new Date(start), 'America/Los_Angeles'])
})
