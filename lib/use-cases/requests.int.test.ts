import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { inTransaction } from '@/lib/data/transaction'
import { eraseDecision, writeDecision } from '@/lib/data/write/decisions'
import { letterPlace } from '@/lib/data/write/letters'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Instant, instant } from '@/lib/domain/time/types'
import { env } from '@/lib/env'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { listSessionStarts, type Requested, requestWith } from '@/scripts/testing/requested'
import { openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { hire } from '@/scripts/testing/staff'
import { applyDecisions } from './apply-decisions'
import { cancelAppointment } from './cancel-appointment'
import { cancelByStaff } from './cancel-by-staff'
import { decideRequest } from './decide-request'
import { eachAlone } from './each-alone'
import { expireRequests } from './expire-requests'
import { listAppointments } from './list-appointments'
import { listTasks } from './list-tasks'
import { showAccount } from './show-account'
import { showStaffAppointment } from './show-staff-appointment'
import { sweep } from './sweep'
import { undoDecision } from './undo-decision'

type Who = 'owner' | 'desk' | 'assigned' | 'other'

const maren = 'maren-okafor'
const publicUrl = 'http://localhost:3000'

let practice: TestPractice
let staff: Record<Who, StaffActor>
beforeAll(async () => {
  practice = await openPractice()
  staff = {
    owner: (await hire('owner')).actor,
    desk: (await hire('front-desk')).actor,
    assigned: (await hire('therapist', maren)).actor,
    other: (await hire('therapist', 'theo-lindqvist')).actor,
  }
})
afterAll(() => practice.close())
beforeEach(() => shiftClock('0 seconds'))
afterEach(expectSoundBook)

type Answer = 'approve' | 'decline'

const decide = (request: Requested, decision: Answer, actor = staff.desk, reason: string | null = null) =>
  decideRequest(actor, {
    appointmentId: request.id,
    version: request.version,
    decision,
    reason,
    repeat: null,
  })

async function untilOf(deciding: ReturnType<typeof decide>): Promise<Instant> {
  const decided = await deciding
  if (!decided.ok) throw new Error(decided.reason)
  return decided.until
}

const undo = (request: Requested, until: Instant, actor = staff.desk) =>
  undoDecision(actor, { appointmentId: request.id, until, repeat: null })

const cancel = ({ id, client }: Requested) =>
  cancelAppointment({ appointmentId: id, actor: client, by: 'client', reason: null, repeat: null, publicUrl })

const rowOf = ({ id }: Requested) => db().appointment.findUniqueOrThrow({ where: { id } })

const actionsOf = async ({ id }: Requested) => {
  const rows = await db().auditEntry.findMany({
    where: { appointmentId: id, action: { not: 'read' } },
    orderBy: [{ at: 'asc' }, { version: 'asc' }],
  })
  return rows.map(({ action }) => action)
}

async function lettersOf({ id }: Requested): Promise<{ kind: string; text: string; ics: string }[]> {
  const letters = await db().letter.findMany({ where: { appointmentId: id }, orderBy: { version: 'asc' } })
  return letters.map(letter => {
    if (letter.bodySealed === null) return { kind: letter.kind, text: '', ics: '' }
    const body = JSON.parse(open(letter.bodySealed, letterPlace('body', letter.id), env().encryptionKeys))
    return { kind: letter.kind, text: body.text, ics: body.calendar?.ics ?? '' }
  })
}

const kindsOf = async (request: Requested) => (await lettersOf(request)).map(({ kind }) => kind)

const claimsOf = async ({ id }: Requested) => {
  const claims = await db().claim.findMany({ where: { appointmentId: id, active: true } })
  return claims.map(({ kind }) => kind).sort()
}

/** The practice's clock stands so many milliseconds before a moment and runs on; after it when they are negative. */
async function setClockBefore(moment: number, ms: number): Promise<void> {
  const ahead = Math.round(moment - ms - Date.now())
  await db().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now() + interval ''${ahead} milliseconds'''`,
  )
}

const noticeOf = (request: Requested) => request.start - 1440 * 60_000

test('P3 a proof for a session on approval makes a request that keeps its time, with one letter and no confirmation', async () => {
  const request = await requestWith(maren)
  expect(await rowOf(request)).toMatchObject({ state: 'requested', approvedAt: null, pendingEvent: null })
  expect(await claimsOf(request)).toEqual(['person', 'therapist'])
  expect(await listSessionStarts(maren)).not.toContain(request.start)
  const [letter, ...others] = await lettersOf(request)
  expect(others).toEqual([])
  expect(letter?.kind).toBe('request')
  expect(letter?.text).toContain('It is not confirmed yet.')
  expect(letter?.ics).toBe('')
  expect(await actionsOf(request)).toEqual(['hold', 'details', 'prove'])
})

test('B14 the letter of a request in person holds no address, that of its confirmation does', async () => {
  const request = await requestWith(maren, 'portland')
  const [asked] = await lettersOf(request)
  await decide(request, 'approve')
  await shiftClock('4 minutes')
  await applyDecisions()
  const [, confirmed] = await lettersOf(request)
  expect(asked?.text).toContain('Where: In person.')
  expect(asked?.text).not.toContain('Sample Street')
  expect(confirmed?.text).toContain('Sample Street')
})

test('P2 an approval waits three minutes with its time kept and nobody told, then confirms with the calendar file', async () => {
  const request = await requestWith(maren)
  const until = await untilOf(decide(request, 'approve'))
  const decidedAt = (await rowOf(request)).approvedAt?.getTime() ?? 0
  expect(until - decidedAt).toBe(180_000)
  await shiftClock('2 minutes')
  await applyDecisions()
  expect(await rowOf(request)).toMatchObject({ state: 'requested', version: request.version })
  expect(await claimsOf(request)).toEqual(['person', 'therapist'])
  expect(await kindsOf(request)).toEqual(['request'])
  await shiftClock('4 minutes')
  await applyDecisions()
  const confirmed = await rowOf(request)
  expect(confirmed).toMatchObject({ state: 'confirmed', version: request.version + 1, pendingUntil: null })
  expect(confirmed.approvedAt?.getTime()).toBe(decidedAt)
  const [, letter] = await lettersOf(request)
  expect(letter).toMatchObject({ kind: 'confirmation' })
  expect(letter?.ics).toContain(`SEQUENCE:${request.version + 1}`)
  expect(await claimsOf(request)).toEqual(['person', 'therapist'])
})

test('P2 a refusal keeps its reason in the record alone, and three minutes later the time is offered again', async () => {
  const request = await requestWith(maren)
  await decide(request, 'decline', staff.assigned, 'Not a fit for couple work now')
  expect(await listSessionStarts(maren)).not.toContain(request.start)
  await shiftClock('4 minutes')
  await applyDecisions()
  expect(await rowOf(request)).toMatchObject({ state: 'declined' })
  expect(await claimsOf(request)).toEqual([])
  expect(await listSessionStarts(maren)).toContain(request.start)
  const letters = await lettersOf(request)
  expect(letters.map(({ kind }) => kind)).toEqual(['request', 'declined'])
  expect(JSON.stringify(letters)).not.toContain('Not a fit')
  const shown = await showStaffAppointment(staff.owner, request.id)
  expect(shown?.history.slice(0, 2)).toMatchObject([
    { action: 'decline', actorKind: 'staff', staffName: 'Ines Varga' },
    { action: 'decide-decline', reason: 'Not a fit for couple work now' },
  ])
})

test('P7 a decision and its taking back make no version, its effect makes one, all in the name of who decided', async () => {
  const request = await requestWith(maren)
  const until = await untilOf(decide(request, 'decline', staff.owner))
  await undo(request, until)
  await decide(request, 'approve', staff.assigned)
  await shiftClock('4 minutes')
  await applyDecisions()
  const rows = await db().auditEntry.findMany({
    where: { appointmentId: request.id, actorKind: 'staff' },
    orderBy: { at: 'asc' },
  })
  expect(rows.map(({ action, actorId, version }) => [action, actorId, version])).toEqual([
    ['decide-decline', staff.owner.staffId, null],
    ['undo-decision', staff.desk.staffId, null],
    ['decide-approve', staff.assigned.staffId, null],
    ['approve', staff.assigned.staffId, request.version + 1],
  ])
})

test('P2 a decision taken back within its time has no effect, and can be made anew', async () => {
  const request = await requestWith(maren)
  const until = await untilOf(decide(request, 'approve'))
  expect((await showStaffAppointment(staff.desk, request.id))?.decision).toEqual({
    decision: 'approve',
    until,
    by: 'Ines Varga',
  })
  expect(await undo(request, until, staff.assigned)).toEqual({ ok: true, state: 'requested' })
  expect(await undo(request, until, staff.assigned)).toEqual({ ok: true, state: 'requested' })
  await shiftClock('4 minutes')
  await applyDecisions()
  expect(await rowOf(request)).toMatchObject({ state: 'requested', approvedAt: null })
  expect(await kindsOf(request)).toEqual(['request'])
  const again = await untilOf(decide(request, 'decline'))
  await shiftClock('8 minutes')
  expect(await undo(request, again)).toEqual({ ok: false, reason: 'too-late', state: 'requested' })
  await applyDecisions()
  expect(await undo(request, again)).toEqual({ ok: false, reason: 'too-late', state: 'declined' })
})

test.each<[Who, boolean]>([
  ['owner', true],
  ['desk', true],
  ['assigned', true],
  ['other', false],
])('M1 %s may answer a request to Maren and take the answer back: %s', async (who, allowed) => {
  const request = await requestWith(maren)
  const shown = await showStaffAppointment(staff[who], request.id)
  expect(shown?.canDecide ?? false).toBe(allowed)
  const decided = await decide(request, 'approve', staff[who])
  expect(decided.ok).toBe(allowed)
  const until = decided.ok ? decided.until : await untilOf(decide(request, 'approve'))
  expect((await undo(request, until, staff[who])).ok).toBe(allowed)
  expect((await rowOf(request)).pendingEvent).toBe(allowed ? null : 'approve')
})

test('T24 another therapist’s request answers exactly like one that does not exist', async () => {
  const request = await requestWith(maren)
  const missing = { ...request, id: randomUUID() }
  const none = { ok: false, reason: 'not-found' }
  for (const id of [request.id, missing.id, "' or 1=1"]) {
    expect(await decide({ ...request, id }, 'approve', staff.other)).toEqual(none)
    expect(await undo({ ...request, id }, instant(0), staff.other)).toEqual(none)
  }
  expect(await decide(missing, 'approve', staff.owner)).toEqual(none)
})

test('T26 who is refused another therapist’s request is written down', async () => {
  const request = await requestWith(maren)
  await decide(request, 'decline', staff.other)
  await undo(request, instant(0), staff.other)
  const rows = await db().auditEntry.findMany({ where: { appointmentId: request.id, action: 'refused' } })
  expect(rows.map(({ actorId, subject }) => [actorId, subject])).toEqual([
    [staff.other.staffId, 'decide-request'],
    [staff.other.staffId, 'decide-request'],
  ])
})

test('I27 an answer from a page that is older than the request is refused with how it stands now', async () => {
  const request = await requestWith(maren)
  const old = { ...request, version: request.version - 1 }
  expect(await decide(old, 'approve')).toEqual({ ok: false, reason: 'stale', state: 'requested' })
  const first = await untilOf(decide(request, 'approve'))
  expect(await decide(request, 'decline')).toEqual({ ok: false, reason: 'decided', state: 'requested' })
  await undo(request, first)
  await shiftClock('1 minutes')
  const second = await untilOf(decide(request, 'decline', staff.owner))
  expect(await undo(request, first)).toEqual({ ok: false, reason: 'stale', state: 'requested' })
  expect((await rowOf(request)).pendingUntil?.getTime()).toBe(second)
  await cancel(request)
  expect(await decide(request, 'approve')).toEqual({ ok: false, reason: 'stale', state: 'cancelled' })
})

test('I16 deciding the same again, under the same key or another, is one decision', async () => {
  const request = await requestWith(maren)
  const repeat = { principal: 'desk', key: randomUUID(), address: '/approve', contentHash: 'x' }
  const asked = { appointmentId: request.id, version: request.version, decision: 'approve' } as const
  const first = await decideRequest(staff.desk, { ...asked, reason: null, repeat })
  expect(await decideRequest(staff.desk, { ...asked, reason: null, repeat })).toEqual(first)
  expect(await decide(request, 'approve', staff.owner)).toEqual(first)
  expect((await actionsOf(request)).filter(action => action === 'decide-approve')).toHaveLength(1)
})

test('I13 approval and refusal at the same moment have one winner', async () => {
  for (const _ of Array.from({ length: 6 })) {
    const request = await requestWith(maren)
    const outcomes = await Promise.all([
      decide(request, 'approve', staff.desk),
      decide(request, 'decline', staff.owner),
      decide(request, 'approve', staff.assigned),
      decide(request, 'decline', staff.assigned),
    ])
    const won = (await rowOf(request)).pendingEvent
    for (const [at, outcome] of outcomes.entries()) {
      const wanted = at % 2 === 0 ? 'approve' : 'decline'
      expect(outcome).toMatchObject(won === wanted ? { ok: true, decision: won } : { reason: 'decided' })
    }
    expect((await actionsOf(request)).filter(action => action.startsWith('decide-'))).toEqual([
      `decide-${won}`,
    ])
  }
})

test('I12 a client who takes the request back wins over any decision that waits, and the time is open at once', async () => {
  const request = await requestWith(maren)
  const until = await untilOf(decide(request, 'approve'))
  expect(await cancel(request)).toEqual({ ok: true, state: 'cancelled' })
  expect(await cancel(request)).toEqual({ ok: true, state: 'cancelled' })
  expect(await rowOf(request)).toMatchObject({ state: 'cancelled', pendingEvent: null, approvedAt: null })
  expect(await listSessionStarts(maren)).toContain(request.start)
  expect(await undo(request, until)).toEqual({ ok: false, reason: 'too-late', state: 'cancelled' })
  await shiftClock('4 minutes')
  await applyDecisions()
  const [, told] = await lettersOf(request)
  expect(told).toMatchObject({ kind: 'cancellation', ics: '' })
  expect(told?.text).toMatch(/^You took back your request/)
})

test('I13 a decision, its effect and a cancellation at the same moment leave one state and the letters that led to it', async () => {
  for (const wanted of ['approve', 'decline', 'approve', 'decline'] as const) {
    const request = await requestWith(maren)
    const [decided, cancelled] = await Promise.all([decide(request, wanted), cancel(request)])
    expect(cancelled).toEqual({ ok: true, state: 'cancelled' })
    if (!decided.ok) expect(decided).toEqual({ ok: false, reason: 'stale', state: 'cancelled' })
    expect(await rowOf(request)).toMatchObject({ state: 'cancelled', pendingEvent: null })

    const second = await requestWith(maren)
    const until = await untilOf(decide(second, wanted))
    await setClockBefore(until, -1)
    const [, late] = await Promise.all([applyDecisions(), cancel(second)])
    const { state } = await rowOf(second)
    const legal = wanted === 'approve' ? ['cancelled'] : ['cancelled', 'declined']
    expect(legal).toContain(state)
    if (state === 'declined') expect(late).toEqual({ ok: false, reason: 'ended' })
    else expect(late).toEqual({ ok: true, state: 'cancelled' })
    const ends = { cancelled: 'cancellation', declined: 'declined' }[state]
    expect((await kindsOf(second)).at(-1)).toBe(ends)
    await shiftClock('0 seconds')
  }
})

test('I13 taking back and taking effect at the same moment have one winner', async () => {
  const winners = new Set<string>()
  // Often when it is too late by a little: then who takes back reads how the request stands while the decision is taking effect.
  for (const ms of [5_000, 6, 5, 4, 3, 2, 1, 0, ...Array<number>(16).fill(-50)]) {
    const request = await requestWith(maren)
    const until = await untilOf(decide(request, 'approve'))
    await setClockBefore(until, ms)
    const [undone] = await Promise.all([undo(request, until), applyDecisions(), applyDecisions()])
    if (!undone.ok) expect(undone.reason).toBe('too-late')
    // It may have come a moment too late and still before anybody looked for what is due.
    await shiftClock('4 minutes')
    await applyDecisions()
    const { state } = await rowOf(request)
    winners.add(state)
    expect(state).toBe(undone.ok ? 'requested' : 'confirmed')
    expect(await kindsOf(request)).toEqual(undone.ok ? ['request'] : ['request', 'confirmation'])
    await shiftClock('0 seconds')
  }
  expect([...winners].sort()).toEqual(['confirmed', 'requested'])
})

test('I13 a worker leaves alone what is being decided or taken back at that moment', async () => {
  const undone = await requestWith(maren)
  const until = await untilOf(decide(undone, 'approve'))
  await inTransaction(async tx => {
    expect(await eraseDecision(tx, undone.id, new Date(until))).toBe(true)
    await shiftClock('4 minutes')
    await applyDecisions()
  })
  expect(await rowOf(undone)).toMatchObject({ state: 'requested', version: undone.version })

  const { id, version } = undone
  await setClockBefore(noticeOf(undone), 60_000)
  await inTransaction(async tx => {
    const { staffId } = staff.desk
    expect(await writeDecision(tx, { id, version, decision: 'approve', staffId })).not.toBeNull()
    await setClockBefore(noticeOf(undone), -1_000)
    await expireRequests()
  })
  expect(await rowOf(undone)).toMatchObject({ state: 'requested', pendingEvent: 'approve' })
})

test('X12 any number of workers lets each decision take effect once, with one letter', async () => {
  const requests = [await requestWith(maren), await requestWith(maren), await requestWith('theo-lindqvist')]
  for (const request of requests) await decide(request, 'approve')
  await shiftClock('4 minutes')
  await Promise.all(Array.from({ length: 6 }, applyDecisions))
  for (const request of requests) {
    expect(await rowOf(request)).toMatchObject({ state: 'confirmed', version: request.version + 1 })
    expect(await kindsOf(request)).toEqual(['request', 'confirmation'])
  }
})

test('P3 a request that nobody answered ends at the notice: its time is free, the client is told, staff get a task once', async () => {
  const request = await requestWith(maren)
  await setClockBefore(noticeOf(request), 60_000)
  await sweep()
  expect((await rowOf(request)).state).toBe('requested')
  await setClockBefore(noticeOf(request), 0)
  expect(await decide(request, 'approve')).toEqual({ ok: false, reason: 'ended', state: 'requested' })
  await Promise.all([sweep(), sweep()])
  expect((await rowOf(request)).state).toBe('expired')
  expect(await claimsOf(request)).toEqual([])
  const letters = await lettersOf(request)
  expect(letters.map(({ kind }) => kind)).toEqual(['request', 'expired'])
  expect(letters[1]?.text).toContain('The delay was ours')
  const tasks = (await listTasks(staff.desk)).filter(({ appointmentId }) => appointmentId === request.id)
  expect(tasks).toMatchObject([{ kind: 'request-expired', subject: request.id }])
  expect(await actionsOf(request)).toEqual(['hold', 'details', 'prove', 'expire-request'])
  // Within the notice this service is not offered any more; at a time of its own it is.
  await shiftClock('0 seconds')
  expect(await listSessionStarts(maren)).toContain(request.start)
  expect((await listAppointments(staff.desk, 'ended')).map(({ id }) => id)).toContain(request.id)
})

test('P2 a decision made in time takes effect although the notice is over by then', async () => {
  const request = await requestWith(maren)
  await setClockBefore(noticeOf(request), 60_000)
  await decide(request, 'approve')
  await setClockBefore(noticeOf(request), -60_000)
  await sweep()
  expect((await rowOf(request)).state).toBe('requested')
  await setClockBefore(noticeOf(request), -180_000)
  await sweep()
  expect((await rowOf(request)).state).toBe('confirmed')
})

test('I13 an approval and the end of the notice at the same moment have one winner', async () => {
  const winners = new Set<string>()
  for (const ms of [5_000, 8, 6, 5, 4, 3, 2, 0, -50]) {
    const request = await requestWith(maren)
    await setClockBefore(noticeOf(request), ms)
    const [decided] = await Promise.all([decide(request, 'approve'), expireRequests(), expireRequests()])
    await setClockBefore(noticeOf(request), -200_000)
    await sweep()
    const { state } = await rowOf(request)
    winners.add(state)
    expect(decided.ok).toBe(state === 'confirmed')
    const told = decided.ok ? 'confirmation' : 'expired'
    expect(await kindsOf(request)).toEqual(['request', told])
    await shiftClock('0 seconds')
  }
  expect([...winners].sort()).toEqual(['confirmed', 'expired'])
})

test('P3 staff who cancel a request end the decision that waits on it', async () => {
  const request = await requestWith(maren)
  await decide(request, 'approve')
  const cancelled = await cancelByStaff(staff.desk, {
    appointmentId: request.id,
    reason: 'They called',
    repeat: null,
    publicUrl,
  })
  expect(cancelled).toEqual({ ok: true, state: 'cancelled' })
  await shiftClock('4 minutes')
  await applyDecisions()
  expect(await kindsOf(request)).toEqual(['request', 'cancellation'])
})

test('P3 the page of a client shows requests that wait and those that came to nothing, and no hold of anybody', async () => {
  const request = await requestWith(maren)
  const statesShown = async () => (await showAccount(request.client)).map(({ booking }) => booking.state)
  expect(await statesShown()).toEqual(['requested'])
  await decide(request, 'decline')
  await shiftClock('4 minutes')
  await applyDecisions()
  expect(await statesShown()).toEqual(['declined'])
})

test('X12 one appointment that cannot be settled keeps no other waiting', async () => {
  const done: string[] = []
  await eachAlone(['a', 'b', 'c'], 'not done', async (_, id) => {
    if (id === 'a') throw new Error('broken')
    done.push(id)
  })
  expect(done).toEqual(['b', 'c'])
})
