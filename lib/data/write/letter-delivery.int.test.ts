import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeDatabase, db } from '../db'
import { findMailFailingSince, listLettersOf } from '../read/letters'
import { listOpenTasks } from '../read/tasks'
import { at, type Outbox, openOutbox } from '../testing/outbox'
import {
  claimLetters,
  isStillMine,
  type LetterLease,
  markAccepted,
  markDead,
  markFailed,
  releaseLetter,
} from './letter-delivery'
import { noteMailFails, noteMailWorks, raiseTaskWhenMailFails } from './mail-health'
import { purgePassing } from './purge'
import { tickTask } from './tasks'

let outbox: Outbox

beforeAll(async () => {
  outbox = await openOutbox()
})

beforeEach(() => outbox.empty())

afterAll(() => outbox.close())

const lease = 60_000
const second = 1
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

async function claimOne(): Promise<LetterLease> {
  const [letter] = await claimLetters(1, lease)
  if (letter === undefined) throw new Error('There is nothing to claim.')
  return letter
}

const onlyLetter = () => db().letter.findFirstOrThrow()
const tasks = async () => (await listOpenTasks()).map(({ kind, subject }) => [kind, subject])

test('X12 ten workers claiming at once get each letter once', async () => {
  await Promise.all(Array.from({ length: 60 }, () => outbox.queue()))
  const claimed = await Promise.all(Array.from({ length: 10 }, () => claimLetters(20, lease)))
  const ids = claimed.flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const rest = await claimLetters(60, lease)
  expect(ids.length + rest.length).toBe(60)
})

test('X12 a claim takes no more letters than it asked for, whatever plan the database chooses', async () => {
  for (let n = 0; n < 9; n += 1) await outbox.queue()
  for (const way of ['hashjoin', 'mergejoin', 'hashagg', 'sort', 'material', 'memoize', 'indexscan']) {
    await db().$executeRawUnsafe(`ALTER ROLE CURRENT_USER SET enable_${way} = off`)
  }
  await closeDatabase()
  try {
    expect(await claimLetters(1, lease)).toHaveLength(1)
    expect(await db().letter.count({ where: { state: 'sending' } })).toBe(1)
  } finally {
    await db().$executeRaw`ALTER ROLE CURRENT_USER RESET ALL`
    await closeDatabase()
  }
})

test('X13 a letter whose lease ended without a result is claimed again, with the same Message-ID, and not before', async () => {
  await outbox.queue()
  const [first] = await claimLetters(1, lease)
  await outbox.stopClockAt(59)
  expect(await claimLetters(1, lease)).toEqual([])
  await outbox.stopClockAt(60)
  const [again] = await claimLetters(1, lease)
  expect(again).toMatchObject({
    id: first?.id,
    messageId: first?.messageId,
    attempts: 2,
    content: first?.content,
  })
})

test('X14 whoever lost the lease may neither send nor mark', async () => {
  await outbox.queue()
  const stale = await claimOne()
  expect(await isStillMine(stale)).toBe(true)
  await outbox.stopClockAt(61)
  expect(await isStillMine(stale)).toBe(false)
  const fresh = await claimOne()
  for (const mark of [markAccepted(stale), markFailed(stale, 'late'), markDead(stale, 'late')])
    expect(await mark).toBe(false)
  await releaseLetter(stale)
  expect(await isStillMine(fresh)).toBe(true)
  expect(await markAccepted(fresh)).toBe(true)
  expect(await onlyLetter()).toMatchObject({ state: 'accepted', sentAt: at(61), attempts: 2 })
})

test('X14 a lease is no longer worth anything once a newer version of the letter is queued', async () => {
  const letter = { appointmentId: await outbox.makeAppointment(), recipient: 'ana' }
  await outbox.queue({ ...letter, version: 2 })
  const stale = await claimOne()
  await outbox.queue({ ...letter, version: 3 })
  expect(await isStillMine(stale)).toBe(false)
  await releaseLetter(stale)
  expect(await claimLetters(5, lease)).toMatchObject([{ attempts: 1 }])
  expect((await db().letter.findUniqueOrThrow({ where: { id: stale.id } })).state).toBe('superseded')
})

test('N2 the waits between tries are 30 seconds, 1, 2 and 5 minutes', async () => {
  await outbox.queue()
  let now = 0
  for (const wait of [30, minute, 2 * minute, 5 * minute]) {
    expect(await markFailed(await claimOne(), 'smtp-451')).toBe(true)
    expect(await onlyLetter()).toMatchObject({
      state: 'waiting',
      nextAttemptAt: at(now + wait),
      lastError: 'smtp-451',
    })
    await outbox.stopClockAt(now + wait - second)
    expect(await claimLetters(1, lease)).toEqual([])
    now += wait
    await outbox.stopClockAt(now)
  }
})

test('I18 a letter that fails for a day is dead and makes a task; its last try is at the end of that day', async () => {
  await outbox.queue()
  await outbox.stopClockAt(day - minute)
  await markFailed(await claimOne(), 'ESOCKET')
  expect(await onlyLetter()).toMatchObject({ state: 'waiting' })
  await outbox.stopClockAt(day)
  await markFailed(await claimOne(), 'ESOCKET')
  const { id, state } = await onlyLetter()
  expect(state).toBe('dead')
  expect(await tasks()).toEqual([['letter-dead', id]])
  await outbox.stopClockAt(2 * day)
  expect(await claimLetters(1, lease)).toEqual([])
})

test('I18 a letter whose senders always die with it ends dead with a task, too', async () => {
  await outbox.queue()
  await claimOne()
  await outbox.stopClockAt(day + hour)
  expect(await claimLetters(1, lease)).toEqual([])
  expect(await onlyLetter()).toMatchObject({ state: 'dead', lastError: 'given-up' })
  expect(await tasks()).toHaveLength(1)
})

test('X17 a refused letter is dead at once and makes one task', async () => {
  const appointmentId = await outbox.makeAppointment()
  await outbox.queue({ appointmentId, version: 2 })
  expect(await markDead(await claimOne(), 'smtp-550')).toBe(true)
  const [task] = await listOpenTasks()
  expect(task).toMatchObject({ kind: 'letter-dead', appointmentId })
  expect(await listLettersOf(appointmentId)).toMatchObject([
    { state: 'dead', lastError: 'smtp-550', id: task?.subject },
  ])
})

test('N2 a code is never sent after its end and troubles nobody; another letter that missed its end makes a task', async () => {
  const notAfter = at(10 * minute)
  await outbox.queue({ kind: 'sign-in-code', notAfter })
  await outbox.queue({ kind: 'booking-code', notAfter })
  await outbox.queue({ kind: 'confirmation', notAfter })
  await outbox.stopClockAt(10 * minute)
  expect(await claimLetters(5, lease)).toEqual([])
  const ended = await db().letter.findMany({ orderBy: { kind: 'asc' } })
  expect(
    ended.map(({ kind, state, lastError, bodySealed }) => [kind, state, lastError, bodySealed === null]),
  ).toEqual([
    ['booking-code', 'superseded', 'expired', true],
    ['confirmation', 'dead', 'expired', false],
    ['sign-in-code', 'superseded', 'expired', true],
  ])
  expect(await tasks()).toEqual([['letter-dead', ended[1]?.id]])
})

test('the letter that is of use for the shortest time goes first', async () => {
  await outbox.queue({ kind: 'confirmation' })
  await outbox.queue({ kind: 'sign-in-code', notAfter: at(10 * minute) })
  expect((await claimLetters(1, lease)).map(({ kind }) => kind)).toEqual(['sign-in-code'])
})

test('a code is forgotten when it is sent, and the letter it stood in after thirty days; of every other letter its words are, and that it was sent is kept', async () => {
  await outbox.queue({ kind: 'sign-in-code' })
  await outbox.queue({ kind: 'confirmation' })
  for (const letter of await claimLetters(2, lease)) await markAccepted(letter)
  const kept = async () =>
    (await db().letter.findMany({ where: { NOT: { bodySealed: null } } })).map(({ kind }) => kind)
  expect(await kept()).toEqual(['confirmation'])
  await outbox.stopClockAt(30 * day)
  await purgePassing()
  expect(await kept()).toEqual(['confirmation'])
  await outbox.stopClockAt(30 * day + second)
  await purgePassing()
  expect(await kept()).toEqual([])
  const sent = await db().letter.findMany({ where: { state: 'accepted', NOT: { sentAt: null } } })
  expect(sent.map(({ kind }) => kind)).toEqual(['confirmation'])
})

test('the words of a letter that never left are forgotten thirty days after it was of use; its record is kept', async () => {
  await outbox.queue({ kind: 'confirmation', notAfter: at(day) })
  await markDead(await claimOne(), '550')
  await outbox.stopClockAt(31 * day)
  await purgePassing()
  expect((await onlyLetter()).bodySealed).not.toBeNull()
  await outbox.stopClockAt(31 * day + second)
  await purgePassing()
  expect(await onlyLetter()).toMatchObject({ state: 'dead', lastError: '550', bodySealed: null })
})

test('X15 mail that fails for fifteen minutes makes one task, counted from the first failure without a success since', async () => {
  await noteMailFails()
  await outbox.stopClockAt(14 * minute)
  await noteMailWorks()
  expect(await findMailFailingSince()).toBeNull()
  await noteMailFails()
  await outbox.stopClockAt(20 * minute)
  await noteMailFails()
  expect(await findMailFailingSince()).toEqual(at(14 * minute))
  await outbox.stopClockAt(29 * minute - second)
  await raiseTaskWhenMailFails()
  expect(await tasks()).toEqual([])
  await outbox.stopClockAt(29 * minute)
  await Promise.all(Array.from({ length: 5 }, raiseTaskWhenMailFails))
  expect(await tasks()).toEqual([['mail-failing', 'mail']])
})

test('a task is ticked off once, by whoever was first', async () => {
  await noteMailFails()
  await outbox.stopClockAt(hour)
  await raiseTaskWhenMailFails()
  const [task] = await listOpenTasks()
  const ticks = await Promise.all([randomUUID(), randomUUID()].map(staff => tickTask(task?.id ?? '', staff)))
  expect(ticks.sort()).toEqual([false, true])
  expect(await tasks()).toEqual([])
})
