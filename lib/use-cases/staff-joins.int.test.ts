import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashToken, makeToken } from '@/lib/crypto/tokens'
import { db } from '@/lib/data/db'
import { findSession } from '@/lib/data/read/sessions'
import { openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address, beginJoining, codeFor, hire, join, password, tokenOf } from '@/scripts/testing/staff'
import { acceptInvitation } from './accept-invitation'
import { beginEnrolment, findEnrolment, showEnrolment } from './begin-enrolment'
import { inviteStaff } from './invite-staff'
import { ownerLink } from './make-owner-link'
import { putRecoveryCodesAway, showRecoveryCodes } from './show-recovery-codes'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
beforeEach(async () => {
  await shiftClock('0 seconds')
  await db().recoveryCode.deleteMany()
  await db().session.deleteMany()
  await db().staffMember.deleteMany()
  await db().oneTimeLink.deleteMany()
})

const someBrowser = () => hashToken(makeToken())
const ownerToken = async () => tokenOf((await ownerLink()) ?? '')

test('M2 the first start shows one owner’s link, the same at each start, until there is an owner', async () => {
  const [first, second] = await Promise.all([ownerLink(), ownerLink()])
  expect(first).toMatch(/^http:\/\/localhost:3000\/setup\?token=[\w-]{43}$/)
  expect(second).toBe(first)
  expect(await ownerLink()).toBe(first)
  const joined = await join(
    { purpose: 'owner', token: await ownerToken(), email: 'ines@example.org' },
    someBrowser(),
  )
  expect(joined).toMatchObject({ ok: true })
  expect(await ownerLink()).toBeNull()
  expect(await db().staffMember.findMany()).toMatchObject([
    { email: 'ines@example.org', name: 'Ines Varga', role: 'owner', active: true },
  ])
})

test('T23 an owner’s link works once: of two tabs one makes the owner, and afterwards it opens nothing', async () => {
  const token = await ownerToken()
  const tabs = await Promise.all(
    ['one', 'two', 'three'].map(async name => {
      const browserHash = someBrowser()
      const secret = await beginJoining(
        { purpose: 'owner', token, email: `${name}@example.org` },
        browserHash,
      )
      return { browserHash, totp: await codeFor(secret) }
    }),
  )
  const outcomes = await Promise.all(
    tabs.map(({ browserHash, totp }) =>
      acceptInvitation({ purpose: 'owner', token, totp }, { browserHash, sessionId: null }),
    ),
  )
  expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1)
  for (const outcome of outcomes.filter(one => !one.ok))
    expect(outcome).toMatchObject({ reason: 'not-found' })
  expect(await db().staffMember.count()).toBe(1)
  expect(await showEnrolment(null, 'owner', token)).toBeNull()
})

test('T23 there is no account before the first, and the database holds the link only as a hash and sealed', async () => {
  const token = await ownerToken()
  expect(await db().staffMember.count()).toBe(0)
  const row = await db().oneTimeLink.findFirstOrThrow()
  expect(row.tokenHash).toBe(hashToken(token))
  expect(Buffer.from(row.tokenSealed ?? []).toString('latin1')).not.toContain(token)
})

test('M2 an owner’s link opens nothing once somebody else became owner', async () => {
  const token = await ownerToken()
  await hire('owner')
  expect(await showEnrolment(null, 'owner', token)).toBeNull()
  const begun = { purpose: 'owner', token, name: 'Eve', password, email: address('eve@example.org') } as const
  expect(await beginEnrolment(someBrowser(), begun)).toEqual({ ok: false, reason: 'not-found' })
})

test('M2 an invitation settles address, role and therapist, whatever its reader sends', async () => {
  const invited = await inviteStaff({
    email: 'Maren@Example.org',
    role: 'therapist',
    therapistSlug: 'maren-okafor',
  })
  if (!invited.ok) throw new Error(invited.reason)
  expect(invited.link).toContain('/invitation?token=')
  const token = tokenOf(invited.link)
  await join({ purpose: 'invitation', token, email: 'somebody-else@example.org' }, someBrowser())
  const maren = await db().therapist.findUniqueOrThrow({ where: { slug: 'maren-okafor' } })
  expect(await db().staffMember.findMany()).toMatchObject([
    { email: 'maren@example.org', role: 'therapist', therapistId: maren.id },
  ])
})

test('M2 an invitation ends after seven days, when it was used, and when a newer one was made', async () => {
  const invite = () => inviteStaff({ email: 'kit@example.org', role: 'front-desk', therapistSlug: null })
  const older = await invite()
  const newer = await invite()
  if (!older.ok || !newer.ok) throw new Error('not invited')
  expect(await showEnrolment(null, 'invitation', tokenOf(older.link))).toBeNull()
  expect(await showEnrolment(null, 'invitation', tokenOf(newer.link))).toMatchObject({ step: 'details' })
  expect(await showEnrolment(null, 'owner', tokenOf(newer.link))).toBeNull()
  await shiftClock('7 days')
  expect(await showEnrolment(null, 'invitation', tokenOf(newer.link))).toBeNull()
})

test.each([
  [{ email: 'not an address', role: 'owner', therapistSlug: null }, 'bad-address'],
  [{ email: 'a@example.org', role: 'admin', therapistSlug: null }, 'unknown-role'],
  [{ email: 'a@example.org', role: 'therapist', therapistSlug: null }, 'therapist-needed'],
  [{ email: 'a@example.org', role: 'therapist', therapistSlug: 'nobody' }, 'unknown-therapist'],
  [{ email: 'a@example.org', role: 'front-desk', therapistSlug: 'maren-okafor' }, 'therapist-not-for-desk'],
] as const)('M2 an invitation for %o is refused: %s', async (request, reason) => {
  expect(await inviteStaff(request)).toEqual({ ok: false, reason })
  expect(await db().oneTimeLink.count()).toBe(0)
})

test('M2 somebody who works here is not invited again', async () => {
  const { email } = await hire('front-desk')
  expect(await inviteStaff({ email, role: 'owner', therapistSlug: null })).toEqual({
    ok: false,
    reason: 'already-staff',
  })
})

test('M2 looking at a link, and the first step, use nothing up and make nobody', async () => {
  const token = await ownerToken()
  for (let look = 0; look < 20; look += 1)
    expect(await showEnrolment(someBrowser(), 'owner', token)).toMatchObject({ step: 'details' })
  const browserHash = someBrowser()
  const request = {
    purpose: 'owner',
    token,
    name: 'Ines',
    email: address('i@example.org'),
    password,
  } as const
  expect(await beginEnrolment(browserHash, request)).toEqual({ ok: true })
  expect(await showEnrolment(browserHash, 'owner', token)).toMatchObject({ step: 'app' })
  // The secret belongs to the browser that began: another one with the same link starts from the first step.
  expect(await showEnrolment(someBrowser(), 'owner', token)).toMatchObject({ step: 'details' })
  expect(await db().staffMember.count()).toBe(0)
})

test('M3 joining demands a right code of the app, and ten recovery codes are shown to that browser and person until put away', async () => {
  const token = await ownerToken()
  const browserHash = someBrowser()
  const request = {
    purpose: 'owner',
    token,
    name: 'Ines',
    email: address('i@example.org'),
    password,
  } as const
  await beginEnrolment(browserHash, request)
  const browser = { browserHash, sessionId: null }
  const secret = (await findEnrolment(browserHash, token))?.secret ?? ''
  const stale = await codeFor(secret, -4)
  expect(await acceptInvitation({ purpose: 'owner', token, totp: stale }, browser)).toEqual({
    ok: false,
    reason: 'wrong-code',
  })
  const accepted = await acceptInvitation({ purpose: 'owner', token, totp: await codeFor(secret) }, browser)
  if (!accepted.ok) throw new Error(accepted.reason)
  const found = await findSession(hashToken(accepted.sessionToken))
  if (found?.actor.kind !== 'staff') throw new Error('not staff')
  const codes = await showRecoveryCodes(browserHash, found.actor)
  expect(new Set(codes).size).toBe(10)
  expect(await showRecoveryCodes(someBrowser(), found.actor)).toEqual([])
  expect(await showRecoveryCodes(browserHash, { ...found.actor, staffId: makeToken() })).toEqual([])
  const kept = await db().recoveryCode.findMany()
  expect(kept).toHaveLength(10)
  expect(JSON.stringify(kept)).not.toContain(codes[0]?.replaceAll('-', ''))
  await putRecoveryCodesAway(browserHash)
  expect(await showRecoveryCodes(browserHash, found.actor)).toEqual([])
})

test('T16 whoever joins gets a new session, and the one the browser had before is dead', async () => {
  const earlier = await hire('front-desk')
  const session = await db().session.findFirstOrThrow({ where: { tokenHash: earlier.sessionHash } })
  const token = await ownerToken()
  const browserHash = someBrowser()
  const request = {
    purpose: 'owner',
    token,
    name: 'Ines',
    email: address('i@example.org'),
    password,
  } as const
  await beginEnrolment(browserHash, request)
  const secret = (await findEnrolment(browserHash, token))?.secret ?? ''
  const totp = await codeFor(secret)
  await acceptInvitation({ purpose: 'owner', token, totp }, { browserHash, sessionId: session.id })
  expect(await findSession(earlier.sessionHash)).toBeNull()
})
