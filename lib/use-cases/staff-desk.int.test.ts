import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import type { ClientActor, StaffActor } from '@/lib/domain/people/role'
import { env } from '@/lib/env'
import { answer, type Booked, bookWith, listStarts } from '@/scripts/testing/booked'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { hire } from '@/scripts/testing/staff'
import { cancelByStaff } from './cancel-by-staff'
import { listAppointments } from './list-appointments'
import { listTasks } from './list-tasks'
import { noteRefusal } from './note-refusal'
import { showStaffAppointment } from './show-staff-appointment'
import { tickTask } from './tick-task'

type Who = 'owner' | 'owner-assigned' | 'desk' | 'assigned' | 'other'

let practice: TestPractice
let staff: Record<Who, StaffActor>
let booked: Booked
beforeAll(async () => {
  practice = await openPractice()
  booked = await bookWith('maren-okafor')
  staff = {
    owner: (await hire('owner')).actor,
    'owner-assigned': (await hire('owner', 'maren-okafor')).actor,
    desk: (await hire('front-desk')).actor,
    assigned: (await hire('therapist', 'maren-okafor')).actor,
    other: (await hire('therapist', 'theo-lindqvist')).actor,
  }
})
afterAll(() => practice.close())

const given = (appointmentId: string, reason = 'Asked by the client') =>
  ({ appointmentId, reason, repeat: null, publicUrl: 'http://localhost:3000' }) as const

const rowsOf = (appointmentId: string, action: string) =>
  db().auditEntry.findMany({ where: { appointmentId, action }, orderBy: { at: 'asc' } })

test.each<[Who, boolean, boolean]>([
  ['owner', true, false],
  ['owner-assigned', true, true],
  ['desk', true, false],
  ['assigned', true, true],
  ['other', false, false],
])(
  'M1 %s: sees the appointment in list and record: %s; reads what was answered: %s',
  async (who, sees, reads) => {
    const listed = await listAppointments(staff[who], 'coming')
    expect(listed.some(({ id }) => id === booked.id)).toBe(sees)
    const shown = await showStaffAppointment(staff[who], booked.id)
    expect(shown !== null).toBe(sees)
    expect(JSON.stringify(shown).includes(answer)).toBe(reads)
    if (!reads) expect(shown?.intake ?? null).toBeNull()
  },
)

test.each<[Who, boolean]>([
  ['owner', true],
  ['owner-assigned', true],
  ['desk', true],
  ['assigned', true],
  ['other', false],
])('M1 %s may cancel an appointment of Maren’s: %s', async (who, allowed) => {
  const { id } = await bookWith('maren-okafor')
  expect((await cancelByStaff(staff[who], given(id))).ok).toBe(allowed)
  const { state } = await db().appointment.findUniqueOrThrow({ where: { id } })
  expect(state).toBe(allowed ? 'cancelled' : 'confirmed')
})

test('T24 another therapist’s appointment answers exactly like one that does not exist', async () => {
  expect(await showStaffAppointment(staff.other, booked.id)).toBe(
    await showStaffAppointment(staff.other, randomUUID()),
  )
  expect(await showStaffAppointment(staff.other, 'not-an-id')).toBeNull()
  const missing = await cancelByStaff(staff.other, given(randomUUID()))
  expect(await cancelByStaff(staff.other, given(booked.id))).toEqual(missing)
  expect(await cancelByStaff(staff.other, given("' or 1=1"))).toEqual(missing)
})

test('T26 a refusal is written down with who was refused what, and a wrong address is not', async () => {
  const before = await rowsOf(booked.id, 'refused')
  await showStaffAppointment(staff.other, booked.id)
  await cancelByStaff(staff.other, given(booked.id))
  const added = (await rowsOf(booked.id, 'refused')).slice(before.length)
  expect(added.map(({ actorId, role, subject, version }) => ({ actorId, role, subject, version }))).toEqual([
    { actorId: staff.other.staffId, role: 'therapist', subject: 'see-appointment', version: null },
    { actorId: staff.other.staffId, role: 'therapist', subject: 'cancel-appointment', version: null },
  ])
  const count = await db().auditEntry.count()
  await showStaffAppointment(staff.other, randomUUID())
  await noteRefusal({ kind: 'anonymous' }, { action: 'enter-workspace' })
  expect(await db().auditEntry.count()).toBe(count)
})

test('T26 a client who tries the workspace is written down', async () => {
  const person = await db().person.findUniqueOrThrow({ where: { email: booked.email } })
  const client: ClientActor = { kind: 'client', personId: person.id }
  await noteRefusal(client, { action: 'enter-workspace' })
  const rows = await db().auditEntry.findMany({ where: { action: 'refused', actorId: person.id } })
  expect(rows).toMatchObject([{ actorKind: 'client', subject: 'enter-workspace', role: null }])
})

test('P3 staff cancel with a reason: the record stays, the time is open again, the client is told and not why', async () => {
  const { id, start } = await bookWith('maren-okafor')
  expect(await listStarts('maren-okafor')).not.toContain(start)
  expect(await cancelByStaff(staff.desk, given(id, 'The therapist is ill'))).toEqual({
    ok: true,
    state: 'cancelled',
  })
  expect(await listStarts('maren-okafor')).toContain(start)
  const row = await db().appointment.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ state: 'cancelled', cancelledBy: 'staff' })
  const letters = await db().letter.findMany({ where: { appointmentId: id, kind: 'cancellation' } })
  expect(letters).toHaveLength(1)
  const [letter] = letters
  const body = open(letter?.bodySealed ?? new Uint8Array(), `letter/body/${letter?.id}`, env().encryptionKeys)
  expect(body).not.toContain('The therapist is ill')
  expect((await listAppointments(staff.desk, 'ended')).map(one => one.id)).toContain(id)
  expect((await listAppointments(staff.desk, 'coming')).map(one => one.id)).not.toContain(id)
})

test('P3 cancelling twice is one cancellation with one letter', async () => {
  const { id } = await bookWith('maren-okafor')
  const both = await Promise.all([
    cancelByStaff(staff.desk, given(id, 'one')),
    cancelByStaff(staff.owner, given(id, 'two')),
  ])
  expect(both).toEqual([
    { ok: true, state: 'cancelled' },
    { ok: true, state: 'cancelled' },
  ])
  expect(await rowsOf(id, 'cancel')).toHaveLength(1)
  expect(await db().letter.count({ where: { appointmentId: id, kind: 'cancellation' } })).toBe(1)
})

test('P7 who changed an appointment and why stands in its history, sealed in the database', async () => {
  const { id } = await bookWith('maren-okafor')
  const before = await db().appointment.findUniqueOrThrow({ where: { id } })
  await cancelByStaff(staff.desk, given(id, 'The therapist is ill'))
  const [row] = await rowsOf(id, 'cancel')
  expect(row).toMatchObject({
    actorKind: 'staff',
    actorId: staff.desk.staffId,
    role: 'front-desk',
    fromState: 'confirmed',
    toState: 'cancelled',
    version: before.version + 1,
  })
  expect(Buffer.from(row?.valuesSealed ?? []).toString('latin1')).not.toContain('ill')
  const shown = await showStaffAppointment(staff.owner, id)
  expect(shown?.history[0]).toMatchObject({
    action: 'cancel',
    reason: 'The therapist is ill',
    staffName: 'Ines Varga',
  })
  expect(shown?.letters.map(({ kind, state }) => ({ kind, state }))).toContainEqual({
    kind: 'cancellation',
    state: 'waiting',
  })
})

test('P7 reading a record is a row of its own kind without a version, which says whether the answers were read', async () => {
  const { id } = await bookWith('maren-okafor')
  await showStaffAppointment(staff.desk, id)
  await showStaffAppointment(staff.assigned, id)
  const reads = await rowsOf(id, 'read')
  expect(reads.map(({ actorId, version, fields }) => ({ actorId, version, fields }))).toEqual([
    { actorId: staff.desk.staffId, version: null, fields: [] },
    { actorId: staff.assigned.staffId, version: null, fields: ['intake'] },
  ])
})

test('P7 the audit refuses to be changed or emptied', async () => {
  await expect(db().$executeRaw`UPDATE audit_entry SET action = 'nothing'`).rejects.toThrow()
  await expect(db().$executeRaw`DELETE FROM audit_entry`).rejects.toThrow()
  await expect(db().$executeRaw`TRUNCATE audit_entry`).rejects.toThrow()
})

test('M1 every role sees the tasks and ticks them off in its own name, once; a client cannot', async () => {
  for (const actor of [staff.owner, staff.desk, staff.other]) {
    const task = await db().task.create({ data: { kind: 'letter-dead', subject: randomUUID() } })
    expect((await listTasks(actor)).map(({ id }) => id)).toContain(task.id)
    expect(await tickTask({ kind: 'client', personId: randomUUID() }, task.id)).toMatchObject({ ok: false })
    expect(await tickTask(actor, task.id)).toEqual({ ok: true })
    expect(await tickTask(staff.owner, task.id)).toEqual({ ok: false, reason: 'not-found' })
    const done = await db().task.findUniqueOrThrow({ where: { id: task.id } })
    expect(done.doneBy).toBe(actor.staffId)
    expect((await listTasks(actor)).map(({ id }) => id)).not.toContain(task.id)
  }
  expect(await tickTask(staff.owner, 'not-an-id')).toEqual({ ok: false, reason: 'not-found' })
})

test('the desk sees a held time as held, and no longer when the hold is over', async () => {
  const { id } = await bookWith('maren-okafor')
  await db()
    .$executeRaw`UPDATE appointment SET state = 'held', held_until = practice_now() + interval '1 minute' WHERE id = ${id}::uuid`
  expect((await listAppointments(staff.desk, 'coming')).find(one => one.id === id)).toMatchObject({
    state: 'held',
  })
  await db().$executeRaw`UPDATE appointment SET held_until = practice_now() WHERE id = ${id}::uuid`
  expect((await listAppointments(staff.desk, 'coming')).some(one => one.id === id)).toBe(false)
})
