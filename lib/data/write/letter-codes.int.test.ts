import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LetterKind } from '@/lib/domain/letters/letter'
import { address } from '@/scripts/testing/staff'
import { db } from '../db'
import { findChallenge } from '../read/challenges'
import { listOpenTasks } from '../read/tasks'
import { type Outbox, openOutbox } from '../testing/outbox'
import { inTransaction } from '../transaction'
import { makeChallenge, type Purpose, tryCode } from './challenges'
import {
  claimLetters,
  isStillMine,
  type LetterLease,
  markAccepted,
  markDead,
  markFailed,
  releaseLetter,
} from './letter-delivery'

let outbox: Outbox

beforeAll(async () => {
  outbox = await openOutbox()
})

beforeEach(async () => {
  await outbox.empty()
  await db().challenge.deleteMany()
})

afterAll(() => outbox.close())

const lease = 60_000
const email = address('ana@example.com')

/** A new code for a browser, and the letter it stands in. */
async function sendCode(browserHash: string, purpose: Purpose = 'booking') {
  const { id, code, expiresAt } = await inTransaction(tx =>
    makeChallenge(tx, { purpose, email, browserHash, appointmentId: null, nextPath: null }),
  )
  const kind = purpose === 'booking' ? 'booking-code' : 'sign-in-code'
  await outbox.queue({ kind, recipient: id, notAfter: expiresAt })
  return { code, recipient: id }
}

const letterOf = (recipient: string) => db().letter.findFirstOrThrow({ where: { recipient } })
const claim = async (limit = 5) => {
  const claimed = await claimLetters(limit, lease)
  const letters = await db().letter.findMany({ where: { id: { in: claimed.map(({ id }) => id) } } })
  return { claimed, recipients: letters.map(({ recipient }) => recipient).sort() }
}

async function claimOne(): Promise<LetterLease> {
  const [letter] = (await claim(1)).claimed
  if (letter === undefined) throw new Error('There is nothing to claim.')
  return letter
}

test.each<LetterKind>(['sign-in-code', 'booking-code', 'newsletter-confirm', 'newsletter'])(
  'X19 I18 a refused letter of the kind %s is dropped with its words; why is kept, and nobody is asked to look at it',
  async kind => {
    await outbox.queue({ kind })
    expect(await markDead(await claimOne(), 'smtp-550')).toBe(true)
    expect(await db().letter.findFirstOrThrow()).toMatchObject({
      state: 'superseded',
      lastError: 'smtp-550',
      bodySealed: null,
    })
    expect(await listOpenTasks()).toEqual([])
  },
)

test('X19 I18 a code that failed until its patience was over asks nobody to look at it either', async () => {
  await outbox.queue({ kind: 'booking-code' })
  await outbox.stopClockAt(86_400)
  expect(await markFailed(await claimOne(), 'smtp-451')).toBe(true)
  expect(await db().letter.findFirstOrThrow()).toMatchObject({ state: 'superseded', lastError: 'smtp-451' })
  expect(await listOpenTasks()).toEqual([])
})

test('X15 T11 of two codes that waited while mail was away only the newer is sent, and the older goes with its words', async () => {
  const older = await sendCode('browser')
  const newer = await sendCode('browser')
  expect((await claim()).recipients).toEqual([newer.recipient])
  expect(await letterOf(older.recipient)).toMatchObject({
    state: 'superseded',
    lastError: 'code-ended',
    bodySealed: null,
  })
})

test('X14 T11 whoever holds a letter may not send it any more once a newer code ended the one in it', async () => {
  const older = await sendCode('browser')
  const stale = await claimOne()
  expect(await isStillMine(stale)).toBe(true)
  const newer = await sendCode('browser')
  expect(await isStillMine(stale)).toBe(false)
  await releaseLetter(stale)
  expect((await claim()).recipients).toEqual([newer.recipient])
  expect((await letterOf(older.recipient)).state).toBe('superseded')
})

test('T11 a newer code waits while the letter with the older one is on its way, so that the last letter to arrive holds the code that works', async () => {
  await sendCode('browser')
  const onItsWay = await claimOne()
  const newer = await sendCode('browser')
  expect((await claim()).recipients).toEqual([])
  expect(await markAccepted(onItsWay)).toBe(true)
  expect((await claim()).recipients).toEqual([newer.recipient])
})

test('T11 a newer code does not wait for a sender that lost the letter with the older one', async () => {
  const older = await sendCode('browser')
  await claimOne()
  await outbox.stopClockAt(61)
  const newer = await sendCode('browser')
  expect((await claim()).recipients).toEqual([newer.recipient])
  expect((await letterOf(older.recipient)).state).toBe('superseded')
})

test('T11 neither another browser nor another purpose keeps the letter with a code back', async () => {
  const mine = await sendCode('browser')
  const onItsWay = await claimOne()
  const others = [await sendCode('another'), await sendCode('browser', 'sign-in')]
  expect((await claim()).recipients).toEqual(others.map(({ recipient }) => recipient).sort())
  expect(await isStillMine(onItsWay)).toBe(true)
  expect(await markAccepted(onItsWay)).toBe(true)
  expect((await letterOf(mine.recipient)).state).toBe('accepted')
})

test('T11 a code that was used before its letter left is not sent', async () => {
  const { code, recipient } = await sendCode('browser')
  expect(await inTransaction(tx => tryCode(tx, 'booking', 'browser', code))).toMatchObject({ ok: true })
  expect((await claim()).recipients).toEqual([])
  expect((await letterOf(recipient)).lastError).toBe('code-ended')
})

test('T11 X32 of two codes at one moment the one that ended the other works, also when its transaction began first', async () => {
  const browserHash = randomUUID()
  await outbox.stopClockAt(10)
  const other = { purpose: 'booking' as const, email: address('ben@example.com'), browserHash }
  await inTransaction(tx => makeChallenge(tx, { ...other, appointmentId: null, nextPath: null }))
  await outbox.stopClockAt(9)
  const last = await sendCode(browserHash)
  expect(await findChallenge('booking', browserHash)).toMatchObject({ email })
  expect(await inTransaction(tx => tryCode(tx, 'booking', browserHash, last.code))).toMatchObject({
    ok: true,
    proved: { id: last.recipient },
  })
})
