import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashToken, makeToken } from '@/lib/crypto/tokens'
import { db } from '@/lib/data/db'
import { findSession } from '@/lib/data/read/sessions'
import { touchSession } from '@/lib/data/write/sessions'
import { bookWith } from '@/scripts/testing/booked'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address, codeFor, hire, password, type TestStaff } from '@/scripts/testing/staff'
import { endOtherSessions } from './end-other-sessions'
import { listOwnSessions } from './list-own-sessions'
import { proveSecondFactor } from './prove-second-factor'
import { showRecoveryCodes } from './show-recovery-codes'
import { checkStaffPassword, findSecondStep } from './sign-in-staff'

let practice: TestPractice
let staff: TestStaff
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
beforeEach(async () => {
  await shiftClock('0 seconds')
  staff = await hire('owner')
})

const fresh = () => ({ ...browser(), sessionId: null })
const known = () => ({ email: address(staff.email), password })

test('M3 a password and a code of the app open a session, and a password alone opens none', async () => {
  const here = fresh()
  const sessions = await db().session.count()
  expect(await checkStaffPassword(known(), here)).toEqual({ ok: true })
  expect(await db().session.count()).toBe(sessions)
  const answer = await proveSecondFactor(await codeFor(staff.secret, 1), here)
  if (!answer.ok) throw new Error(answer.reason)
  expect((await findSession(hashToken(answer.sessionToken)))?.actor).toEqual(staff.actor)
})

test('T21 a code without a password before it in this browser is refused, however right it is', async () => {
  await checkStaffPassword(known(), fresh())
  const answer = await proveSecondFactor(await codeFor(staff.secret, 1), fresh())
  expect(answer).toEqual({ ok: false, reason: 'begin-again' })
})

test('T21 a code is accepted once, and so is the one that proved the app at joining', async () => {
  const here = fresh()
  await checkStaffPassword(known(), here)
  expect(await proveSecondFactor(await codeFor(staff.secret), here)).toMatchObject({ reason: 'wrong-code' })
  const code = await codeFor(staff.secret, 1)
  expect(await proveSecondFactor(code, here)).toMatchObject({ ok: true })
  await checkStaffPassword(known(), here)
  expect(await proveSecondFactor(code, here)).toEqual({ ok: false, reason: 'wrong-code' })
})

test('T21 of nine browsers that use one code at the same moment one gets a session', async () => {
  const browsers = Array.from({ length: 9 }, fresh)
  await Promise.all(browsers.map(here => checkStaffPassword(known(), here)))
  const code = await codeFor(staff.secret, 1)
  const answers = await Promise.all(browsers.map(here => proveSecondFactor(code, here)))
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
})

test('T21 after signing in, the next sign-in of the same browser needs the password again', async () => {
  const here = fresh()
  await checkStaffPassword(known(), here)
  await proveSecondFactor(await codeFor(staff.secret, 1), here)
  expect(await findSecondStep(here.browserHash)).toBeNull()
})

test('T21 the right to try the second factor ends after ten minutes', async () => {
  const here = fresh()
  await checkStaffPassword(known(), here)
  await shiftClock('10 minutes')
  expect(await proveSecondFactor(await codeFor(staff.secret, 1), here)).toEqual({
    ok: false,
    reason: 'begin-again',
  })
})

test('T21 a session without a second factor, and one of a client, never is a session of staff', async () => {
  const token = makeToken()
  const expiresAt = new Date('2100-01-01')
  await db().session.create({
    data: { tokenHash: hashToken(token), staffId: staff.actor.staffId, expiresAt },
  })
  expect(await findSession(hashToken(token))).toBeNull()
  const booked = await bookWith('maren-okafor')
  // The same address as somebody of staff makes no difference: a code by letter signs in a client.
  await db().person.updateMany({ where: { email: booked.email }, data: { email: staff.email } })
  expect((await findSession(hashToken(booked.sessionToken)))?.actor.kind).toBe('client')
})

test('M3 a recovery code signs in once, with or without its dashes and in any case', async () => {
  const [first = '', second = ''] = await showRecoveryCodes(staff.browserHash, staff.actor)
  const here = fresh()
  await checkStaffPassword(known(), here)
  expect(await proveSecondFactor(first.toUpperCase(), here)).toMatchObject({ ok: true })
  await checkStaffPassword(known(), here)
  expect(await proveSecondFactor(first, here)).toEqual({ ok: false, reason: 'wrong-code' })
  expect(await proveSecondFactor(second.replaceAll('-', ''), here)).toMatchObject({ ok: true })
})

test('M3 an unknown address, a wrong password and somebody who left are one answer', async () => {
  const unknown = address(`${randomUUID()}@example.org`)
  const wrong = { ok: false, reason: 'wrong' }
  expect(await checkStaffPassword({ email: unknown, password }, fresh())).toEqual(wrong)
  expect(await checkStaffPassword({ ...known(), password: 'not that one' }, fresh())).toEqual(wrong)
  await db().staffMember.update({ where: { id: staff.actor.staffId }, data: { active: false } })
  expect(await checkStaffPassword(known(), fresh())).toEqual(wrong)
})

test('M3 ten wrong passwords from one network stop that network, and nobody else, until the window slides', async () => {
  const here = fresh()
  const guess = { ...known(), password: 'not that one' }
  for (let tries = 0; tries < 10; tries += 1)
    expect(await checkStaffPassword(guess, here)).toEqual({ ok: false, reason: 'wrong' })
  expect(await checkStaffPassword(known(), here)).toEqual({ ok: false, reason: 'too-many' })
  expect(await checkStaffPassword(known(), fresh())).toEqual({ ok: true })
  await shiftClock('15 minutes')
  expect(await checkStaffPassword(known(), here)).toEqual({ ok: true })
})

test('M3 guessing codes stops after ten for the account, wherever they come from, and a recovery code still opens', async () => {
  for (let tries = 0; tries < 10; tries += 1) {
    const here = fresh()
    await checkStaffPassword(known(), here)
    expect(await proveSecondFactor(await codeFor(staff.secret, -5 - tries), here)).toMatchObject({
      ok: false,
    })
  }
  const here = fresh()
  await checkStaffPassword(known(), here)
  const right = await codeFor(staff.secret, 1)
  expect(await proveSecondFactor(right, here)).toEqual({ ok: false, reason: 'too-many' })
  const [recovery = ''] = await showRecoveryCodes(staff.browserHash, staff.actor)
  expect(await proveSecondFactor(recovery, here)).toMatchObject({ ok: true })
})

test('T16 signing in makes a new session id, and the one the browser had is dead', async () => {
  const here = browser()
  const earlier = await db().session.findFirstOrThrow({ where: { tokenHash: staff.sessionHash } })
  await checkStaffPassword(known(), here)
  const answer = await proveSecondFactor(await codeFor(staff.secret, 1), { ...here, sessionId: earlier.id })
  if (!answer.ok) throw new Error(answer.reason)
  expect(hashToken(answer.sessionToken)).not.toBe(staff.sessionHash)
  expect(await findSession(staff.sessionHash)).toBeNull()
})

test('T20 a session of staff ends after sixty minutes without use', async () => {
  await shiftClock('59 minutes')
  expect(await findSession(staff.sessionHash)).not.toBeNull()
  await shiftClock('60 minutes')
  expect(await findSession(staff.sessionHash)).toBeNull()
})

test('T20 use keeps a session of staff alive, but for twelve hours at most', async () => {
  const { id } = await db().session.findFirstOrThrow({ where: { tokenHash: staff.sessionHash } })
  for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
    await shiftClock(`${minutes} minutes`)
    expect(await findSession(staff.sessionHash)).not.toBeNull()
    await touchSession(id)
  }
  await shiftClock('719 minutes')
  await touchSession(id)
  expect(await findSession(staff.sessionHash)).not.toBeNull()
  await shiftClock('720 minutes')
  expect(await findSession(staff.sessionHash)).toBeNull()
})

test('T20 twelve hours after signing in a session is over, even if its row said otherwise', async () => {
  const { id } = await db().session.findFirstOrThrow({ where: { tokenHash: staff.sessionHash } })
  await shiftClock('720 minutes')
  const later = { expiresAt: new Date('2100-01-01'), seenAt: new Date('2099-01-01') }
  await db().session.update({ where: { id }, data: later })
  expect(await findSession(staff.sessionHash)).toBeNull()
})

test('M3 somebody sees where they are signed in and ends all other sessions, of nobody else', async () => {
  const here = fresh()
  await checkStaffPassword(known(), here)
  const answer = await proveSecondFactor(await codeFor(staff.secret, 1), here)
  if (!answer.ok) throw new Error(answer.reason)
  const colleague = await hire('front-desk')
  const current = await db().session.findFirstOrThrow({
    where: { tokenHash: hashToken(answer.sessionToken) },
  })
  const listed = await listOwnSessions(staff.actor, current.id)
  expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, true])
  await endOtherSessions(staff.actor, current.id)
  expect(await findSession(staff.sessionHash)).toBeNull()
  expect(await findSession(hashToken(answer.sessionToken))).not.toBeNull()
  expect(await findSession(colleague.sessionHash)).not.toBeNull()
  expect(await listOwnSessions(staff.actor, current.id)).toMatchObject([{ isThis: true }])
})
