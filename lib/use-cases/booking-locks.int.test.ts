import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db, type Transaction } from '@/lib/data/db'
import { writeAudit } from '@/lib/data/write/audit'
import { lockCodes } from '@/lib/data/write/locks'
import type { Instant } from '@/lib/domain/time/types'
import { listStarts, readCode } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address } from '@/scripts/testing/staff'
import { sendAnotherCode } from './another-code'
import { giveDetails } from './give-details'
import { holdTime } from './hold-time'
import { proveBooking } from './prove-booking'
import { sweep } from './sweep'

// Two windows of one browser, stopped at the step at which each would have what the other waits for.
let practice: TestPractice
let starts: Instant[]
beforeAll(async () => {
  practice = await openPractice()
  starts = await listStarts('maren-okafor')
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

type Who = ReturnType<typeof browser>

const hold = (who: Who, at: number) => {
  const [start = starts[0]] = starts.slice(at)
  if (start === undefined) throw new Error('nothing is open')
  const asked = {
    service: 'consultation',
    therapist: 'maren-okafor',
    place: null,
    party: 1,
    state: 'OR',
  } as const
  return holdTime({ ...asked, start, viewerZone: null }, who)
}

const giveAgain = (who: Who, email: string) => {
  const details = { name: 'Sam', email: address(email), phone: null, answers: {} }
  return giveDetails({ details, policyVersion: '2026-11-22' }, { ...who, signedIn: null })
}

/** Until somebody waits for a lock with a statement about these rows. */
const waitingFor = (table: string) =>
  vi.waitFor(
    async () => {
      const [row] = await db().$queryRaw<{ many: number }[]>`
        SELECT count(*)::int AS many FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ${`%${table}%`}`
      expect(row?.many).toBe(1)
    },
    { timeout: 20_000 },
  )

const patient = { timeout: 30_000 }
/** What a proof does once it has its code: it takes the hold, which nobody may have who waits for the code. */
const takeHold = (tx: Transaction, id: string) =>
  tx.$queryRaw`SELECT id FROM appointment WHERE id = ${id}::uuid FOR UPDATE NOWAIT`

const heldBy = async ({ browserHash }: Who) =>
  (await db().appointment.findFirstOrThrow({ where: { browserHash, state: 'held' } })).id

test('I13 details given again while a proof has the code wait for it without the hold in hand, so that nobody is in a deadlock', async () => {
  const who = browser()
  expect(await hold(who, 0)).toMatchObject({ ok: true })
  const email = `sam-${randomUUID()}@example.org`
  expect(await giveAgain(who, email)).toMatchObject({ ok: true })
  const id = await heldBy(who)
  const again = await db().$transaction(async proof => {
    await lockCodes(proof, id)
    const late = giveAgain(who, email)
    await waitingFor('challenge')
    await takeHold(proof, id)
    return { late }
  }, patient)
  expect(await again.late).toMatchObject({ ok: true, kind: 'code-sent' })
})

/** Details as they are given: a version of the hold, and then its code, which a proof has in hand at once. */
async function giveWhile(act: () => void, id: string): Promise<Promise<unknown>[]> {
  const [coded, looked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const proof = await db().$transaction(async tx => {
    await tx.$executeRaw`UPDATE appointment SET version = version + 1 WHERE id = ${id}::uuid`
    const made = {
      actor: { kind: 'anonymous' },
      action: 'details',
      fromState: 'held',
      toState: 'held',
    } as const
    await writeAudit(tx, { ...made, appointmentId: id, version: 2 })
    act()
    await waitingFor('appointment')
    await db().$executeRaw`
      INSERT INTO challenge (purpose, email, code_hash, browser_hash, appointment_id, expires_at)
      VALUES ('booking', 'sam@example.org', 'hash', ${randomUUID()}, ${id}::uuid, practice_now())`
    const proving = db().$transaction(async other => {
      await lockCodes(other, id)
      coded.resolve()
      await looked.promise
      await takeHold(other, id)
    }, patient)
    await coded.promise
    return { proving }
  }, patient)
  await waitingFor('challenge')
  looked.resolve()
  return [proof.proving]
}

test('I13 a choice that details have overtaken is undone before it waits for their code, so that nobody is in a deadlock', async () => {
  const who = browser()
  expect(await hold(who, 6)).toMatchObject({ ok: true })
  const id = await heldBy(who)
  let choice: ReturnType<typeof hold> | undefined
  await Promise.all(
    await giveWhile(() => {
      choice = hold(who, 9)
    }, id),
  )
  expect(await choice).toMatchObject({ ok: true })
})

test('B5 a code for a time that ended books nothing once another time was chosen, and is no fault of ours', async () => {
  const who = browser()
  expect(await hold(who, 12)).toMatchObject({ ok: true })
  expect(await giveAgain(who, `sam-${randomUUID()}@example.org`)).toMatchObject({ ok: true })
  await shiftClock('9 minutes')
  expect(await sendAnotherCode('booking', who)).toEqual({ ok: true })
  const code = await readCode(who.browserHash)
  await shiftClock('12 minutes')
  await sweep()
  expect(await hold(who, 15)).toMatchObject({ ok: true })
  const proof = await proveBooking(code, { ...who, sessionId: null })
  expect(proof).toMatchObject({ ok: true, booked: { ok: false, reason: 'not-offered' } })
  const rows = await db().appointment.findMany({
    where: { browserHash: who.browserHash },
    orderBy: { startsAt: 'asc' },
  })
  expect(rows.map(({ state }) => state)).toEqual(['expired', 'held'])
})
