import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookWith } from '@/scripts/testing/booked'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { db, type Transaction } from '../db'
import { invariants } from './invariant-list'
import { type Broken, findBroken } from './invariants'

// Each fault is planted in a transaction that is undone: what the tables themselves refuse is planted past their guards.
let practice: TestPractice
let [one, other] = ['', '']

beforeAll(async () => {
  practice = await openPractice()
  one = (await bookWith('maren-okafor')).id
  other = (await bookWith('maren-okafor')).id
})
afterAll(() => practice.close())

class Undone extends Error {}

/** What is found once this is done to the book: `$1` is the one appointment, `$2` the other. */
async function findAfter(...statements: string[]): Promise<Broken[]> {
  let found: Broken[] = []
  const planted = db().$transaction(async tx => {
    for (const statement of statements) await plant(tx, statement)
    found = await findBroken(tx)
    throw new Undone()
  })
  await expect(planted).rejects.toBeInstanceOf(Undone)
  return found
}

const plant = (tx: Transaction, statement: string) =>
  tx.$executeRawUnsafe(statement.replaceAll('$1', `'${one}'`).replaceAll('$2', `'${other}'`))

const numbers = (found: readonly Broken[]) => [...new Set(found.map(({ invariant }) => invariant))]

const withoutOverlapGuard = 'ALTER TABLE claim DROP CONSTRAINT claim_no_overlap'
const withoutClaimGuard = 'ALTER TABLE claim DROP CONSTRAINT claim_has_length'
const withoutVersionGuard = 'DROP INDEX audit_entry_one_a_version'
const withoutAuditGuard = 'ALTER TABLE audit_entry DISABLE TRIGGER USER'
const withoutLetterGuard = 'DROP INDEX letter_appointment_id_version_kind_recipient_key'
const withoutHoldGuard = 'DROP INDEX appointment_one_hold_a_browser'

const letterAgain = (changes: string) => `
  INSERT INTO letter (kind, appointment_id, version, recipient, to_sealed, message_id, not_after, state, sent_at, attempts, created_at)
  SELECT new.* FROM letter l, LATERAL (SELECT ${changes}) new WHERE l.appointment_id = $1::uuid`

const nextStep = (from: string, to: string) => `
  INSERT INTO audit_entry (actor_kind, action, appointment_id, version, from_state, to_state)
  SELECT 'system', 'planted', id, version + 1, '${from}', '${to}' FROM appointment WHERE id = $1::uuid`

/** The one appointment as if it were held still, in a browser of its own. */
const asHold =
  "UPDATE appointment SET state = 'held', held_until = practice_now() + interval '5 minutes' WHERE id = $1::uuid"

const toOffice = `
  UPDATE appointment SET place = 'portland', room_id = (SELECT id FROM room ORDER BY id LIMIT 1) WHERE id = $1::uuid`
const roomClaim = `
  INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id)
  SELECT 'room', a.room_id, c.starts_at, c.ends_at, a.id FROM appointment a JOIN claim c ON c.appointment_id = a.id AND c.kind = 'therapist'
  WHERE a.id = $1::uuid`

test('I1 I2 I3 I28 nothing is found in a sound book, with a room or without', async () => {
  expect(await findBroken()).toEqual([])
  expect(await findAfter(toOffice, roomClaim)).toEqual([])
})

test.each(['therapist', 'room', 'person'])(
  'I1 I2 I3 a %s claimed by two appointments at one time is found, with the constraint dropped',
  async kind => {
    const thing = randomUUID()
    const claim = (id: string, from: string, until: string) =>
      `INSERT INTO claim (kind, thing, appointment_id, starts_at, ends_at) VALUES ('${kind}', '${thing}', ${id}::uuid, '${from}', '${until}')`
    const found = await findAfter(
      withoutOverlapGuard,
      claim('$1', '2031-03-04T08:00Z', '2031-03-04T12:00Z'),
      claim('$1', '2031-03-04T09:00Z', '2031-03-04T09:30Z'),
      claim('$2', '2031-03-04T11:59Z', '2031-03-04T13:00Z'),
    )
    const [promise] =
      { therapist: ['No therapist is claimed'], room: ['No room is'], person: ['Nobody is in'] }[kind] ?? []
    expect(found).toContainEqual(
      expect.objectContaining({ rows: 1, promise: expect.stringContaining(promise ?? '?') }),
    )
  },
)

type Plant = readonly [title: string, invariant: string, ...statements: string[]]

const plants: readonly Plant[] = [
  [
    'I1 an open appointment without its therapist’s claim',
    'I1',
    "UPDATE claim SET active = false WHERE appointment_id = $1::uuid AND kind = 'therapist'",
  ],
  [
    'I1 a claim that is shorter than the session and its buffers',
    'I1',
    "UPDATE claim SET ends_at = ends_at - interval '1 minute' WHERE appointment_id = $1::uuid AND kind = 'therapist'",
  ],
  ['I2 an appointment in a room that it does not claim', 'I2', toOffice],
  [
    'I2 a room claimed for less than the therapist',
    'I2',
    toOffice,
    roomClaim,
    "UPDATE claim SET starts_at = starts_at + interval '1 minute' WHERE kind = 'room'",
  ],
  [
    'I2 an appointment in an office without a room',
    'I2',
    "UPDATE appointment SET place = 'portland' WHERE id = $1::uuid",
  ],
  [
    'I2 a room kept for an appointment by video',
    'I2',
    toOffice,
    roomClaim,
    "UPDATE appointment SET place = 'video' WHERE id = $1::uuid",
  ],
  [
    'I3 somebody who proved an address and is not claimed',
    'I3',
    "UPDATE claim SET active = false WHERE appointment_id = $1::uuid AND kind = 'person'",
  ],
  [
    'I3 somebody claimed who does not belong to the appointment',
    'I3',
    `UPDATE claim SET thing = '${randomUUID()}' WHERE appointment_id = $1::uuid AND kind = 'person'`,
  ],
  [
    'I5 an empty claim, with the check dropped',
    'I5',
    withoutClaimGuard,
    withoutOverlapGuard,
    'UPDATE claim SET ends_at = starts_at WHERE appointment_id = $1::uuid',
  ],
  [
    'I5 a session that is longer than its service',
    'I5',
    "UPDATE appointment SET ends_at = ends_at + interval '5 minutes' WHERE id = $1::uuid",
  ],
  [
    'I9 an appointment that stands at two times',
    'I9',
    `INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id)
    SELECT kind, thing, starts_at + interval '90 days', ends_at + interval '90 days', appointment_id FROM claim WHERE appointment_id = $1::uuid AND kind = 'therapist'`,
  ],
  [
    'I9 two times held by one browser, with the index dropped',
    'I9',
    withoutHoldGuard,
    "UPDATE appointment SET state = 'held', browser_hash = 'same', held_until = practice_now() + interval '1 minute'",
  ],
  [
    'I11 a version that was made twice, with the index dropped',
    'I11',
    withoutVersionGuard,
    `INSERT INTO audit_entry (actor_kind, action, appointment_id, version, from_state, to_state)
    SELECT 'system', 'planted', id, version, state, state FROM appointment WHERE id = $1::uuid`,
  ],
  [
    'I12 a claim of an ended appointment',
    'I12',
    "UPDATE appointment SET state = 'declined' WHERE id = $1::uuid",
  ],
  ['I12 a cancelled appointment that came back', 'I12', nextStep('cancelled', 'confirmed')],
  ['I13 a step that the table of transitions does not know', 'I13', nextStep('confirmed', 'declined')],
  [
    'I13 a step that begins in another state than the one before ended in',
    'I13',
    nextStep('requested', 'confirmed'),
  ],
  [
    'I13 an appointment in another state than its last step led to',
    'I13',
    "UPDATE appointment SET state = 'attended' WHERE id = $1::uuid",
  ],
  [
    'I13 a request that became an appointment without anybody’s approval',
    'I13',
    withoutAuditGuard,
    "UPDATE audit_entry SET from_state = 'requested' WHERE appointment_id = $1::uuid AND to_state = 'confirmed'",
    "UPDATE audit_entry SET to_state = 'requested' WHERE appointment_id = $1::uuid AND version = 2",
  ],
  [
    'I14 a hold of more than twenty minutes',
    'I14',
    asHold,
    "UPDATE appointment SET held_until = created_at + interval '21 minutes' WHERE id = $1::uuid",
  ],
  [
    'I14 a hold that was proved after it had ended',
    'I14',
    "UPDATE appointment SET held_until = created_at - interval '1 minute' WHERE id = $1::uuid",
  ],
  [
    'I15 somebody with more than three appointments ahead',
    'I15',
    `INSERT INTO participant (appointment_id, seat, person_id, name, email)
     SELECT appointment_id, seat + more, person_id, name, email FROM participant, generate_series(1, 3) more WHERE appointment_id = $1::uuid`,
  ],
  ['I15 a therapist’s day with more than the therapist wants', 'I15', 'UPDATE therapist SET max_per_day = 0'],
  [
    'I15 a therapist’s week with more than the therapist wants',
    'I15',
    'UPDATE therapist SET max_per_week = 0',
  ],
  [
    'I17 a letter queued twice for one version, with the index dropped',
    'I17',
    withoutLetterGuard,
    letterAgain(
      "l.kind, l.appointment_id, l.version, l.recipient, l.to_sealed, 'other', l.not_after, l.state, l.sent_at, l.attempts, l.created_at",
    ),
  ],
  [
    'I17 a letter about a version that never was',
    'I17',
    'UPDATE letter SET version = 99 WHERE appointment_id = $1::uuid',
  ],
  [
    'I17 a confirmed appointment whose letter is missing',
    'I17',
    'DELETE FROM letter WHERE appointment_id = $1::uuid',
  ],
  [
    'I17 a move that nobody was told of',
    'I17',
    `INSERT INTO audit_entry (actor_kind, action, appointment_id, version, from_state, to_state)
     SELECT 'staff', 'move', id, version + 1, state, state FROM appointment WHERE id = $1::uuid`,
    'UPDATE appointment SET version = version + 1 WHERE id = $1::uuid',
  ],
  [
    'I18 a letter with its sender for hours',
    'I18',
    "UPDATE letter SET state = 'sending', lease_until = practice_now() - interval '2 hours' WHERE appointment_id = $1::uuid",
  ],
  [
    'I18 a dead letter that nobody is told of',
    'I18',
    "UPDATE letter SET state = 'dead' WHERE appointment_id = $1::uuid",
  ],
  [
    'I18 a letter called sent that was never tried',
    'I18',
    "UPDATE letter SET state = 'accepted', sent_at = practice_now() WHERE appointment_id = $1::uuid",
  ],
  [
    'I19 older news sent after newer',
    'I19',
    "UPDATE letter SET state = 'accepted', attempts = 1, sent_at = practice_now() WHERE appointment_id = $1::uuid",
    letterAgain(
      "'change', l.appointment_id, l.version + 1, l.recipient, l.to_sealed, 'other', l.not_after, 'accepted', l.sent_at - interval '1 minute', 1, l.created_at",
    ),
  ],
  [
    'I19 older news that still waits behind newer',
    'I19',
    letterAgain(
      "'change', l.appointment_id, l.version + 1, l.recipient, l.to_sealed, 'other', l.not_after, 'waiting', NULL::timestamptz, 0, l.created_at",
    ),
  ],
  ['I20 an appointment under another UID', 'I20', "UPDATE appointment SET uid = 'other' WHERE id = $1::uuid"],
  [
    'I20 two calendar letters to one person under one SEQUENCE',
    'I20',
    letterAgain(
      "'cancellation', l.appointment_id, l.version, l.recipient, l.to_sealed, 'other', l.not_after, l.state, l.sent_at, l.attempts, l.created_at",
    ),
  ],
  [
    'I21 an appointment without its wall time',
    'I21',
    "UPDATE appointment SET wall_start = '' WHERE id = $1::uuid",
  ],
  [
    'I21 an appointment at another instant than its wall time means',
    'I21',
    "UPDATE appointment SET wall_start = left(wall_start, 11) || '03:21' WHERE id = $1::uuid",
  ],
  [
    'I28 a change without its row in the audit',
    'I28',
    'UPDATE appointment SET version = version + 1 WHERE id = $1::uuid',
  ],
  [
    'I28 an audit with a gap, with its guard off',
    'I28',
    withoutAuditGuard,
    'DELETE FROM audit_entry WHERE appointment_id = $1::uuid AND version = 2',
  ],
  [
    'I29 an appointment ahead of a therapist who left, with nobody told',
    'I29',
    "UPDATE therapist SET active = false WHERE slug = 'maren-okafor'",
  ],
  [
    'I29 an appointment ahead in an office that is gone',
    'I29',
    "UPDATE appointment SET place = 'nowhere' WHERE id = $1::uuid",
  ],
  ['I29 a series without an appointment', 'I29', "INSERT INTO series (rhythm) VALUES ('weekly')"],
]

test.each(plants)('%s is found', async (_, invariant, ...statements) => {
  expect(numbers(await findAfter(...statements))).toContain(invariant)
})

test('every promise that the database is asked about is seen broken by something planted here', async () => {
  const seen = new Set<string>()
  for (const [, , ...statements] of plants)
    for (const { invariant, promise } of await findAfter(...statements)) seen.add(`${invariant} ${promise}`)
  const overlaps = Object.keys(invariants).filter(sentence => sentence.endsWith(' at one time.'))
  expect(overlaps).toHaveLength(3)
  expect([...Object.keys(invariants)].filter(sentence => !seen.has(sentence))).toEqual(overlaps)
})

test('I15 what staff placed against a cap breaks none, and a cap set below what is booked neither', async () => {
  const cap = 'UPDATE therapist SET max_per_day = 0, max_per_week = 0'
  expect(await findAfter(cap, "UPDATE appointment SET overridden = '{caps}'")).toEqual([])
  expect(await findAfter(cap, 'UPDATE therapist SET edited_at = practice_now()')).toEqual([])
})

test('I29 an appointment ahead that somebody has a task for is nobody’s orphan', async () => {
  const told =
    "INSERT INTO task (kind, subject, appointment_id) SELECT 'planted', id::text, id FROM appointment"
  expect(await findAfter("UPDATE therapist SET active = false WHERE slug = 'maren-okafor'", told)).toEqual([])
})

test('I1 what is found names the promise and some of the rows', async () => {
  const [first] = await findAfter("UPDATE claim SET active = false WHERE kind = 'therapist'")
  expect(first).toMatchObject({ invariant: 'I1', rows: 2 })
  expect(first?.examples.toSorted()).toEqual([one, other].toSorted())
})
