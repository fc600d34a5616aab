import { randomUUID } from 'node:crypto'
import { inTransaction } from '@/lib/data/transaction'
import { insertHold, type NewAppointment } from '@/lib/data/write/appointments'
import { queueLetter } from '@/lib/data/write/letters'
import { instant } from '@/lib/domain/time/types'
import { inDatabase, openBenchPractice } from './bench-practice'
import { benchContention } from './contention'
import { benchHttp } from './http-booking'
import { interleave, type Result, throughput } from './measure'
import { openFloor } from './pgbench'

const clients = 16

/** G8, G9 and G10: the rows of a booking, the booking over HTTP, and many who want the same times. */
export async function benchBooking(): Promise<Result[]> {
  // One practice for what runs in this process, whose environment is read once.
  const practice = await openBenchPractice()
  try {
    // The rows come last: they fill the book with what no practice has.
    const contention = await benchContention(practice.url)
    return [...(await benchHttp()), ...contention, await benchRows(practice.url)]
  } finally {
    await practice.close()
  }
}

/** The appointment with its claim, its audit row and its letter in one transaction of ours, beside the same rows in one statement. */
async function benchRows(url: string): Promise<Result> {
  const therapist = await findTherapist(url)
  const floor = await openFloor(url, clients)
  let turn = 0
  const ours = () => throughput(clients, 2, () => writeRows(therapist, turn++))
  const measured = await interleave(5, { ours, floor: floor.perSecond })
  return {
    id: 'G8',
    what: `the rows of a booking (appointment, claim, audit, letter), ${clients} clients`,
    unit: 'a second',
    ours: measured.ours,
    floor: { what: floor.what, value: measured.floor },
    // The driver reaches 0.74 of pgbench: beside it the same budget is a higher ratio.
    budget: { of: 'ratio', must: 'at least', limit: floor.isPgbench ? 0.25 : 0.34 },
    spread: measured.spread('ours', 'floor'),
  }
}

const hour = 3_600_000
const words = 'An appointment, and what to know about it. '.repeat(40)

async function writeRows(therapistId: string, turn: number): Promise<void> {
  const start = Date.UTC(2031, 0, 1) + turn * hour
  const session = { start: instant(start), end: instant(start + hour / 3) }
  const made: NewAppointment = {
    serviceSlug: 'consultation',
    therapistId,
    place: 'video',
    roomId: null,
    party: 1,
    session,
    claim: { start: session.start, end: instant(start + hour / 2) },
    zone: 'America/Los_Angeles',
    wallStart: '2031-01-01T00:00',
    zoneRules: 'bench',
    browserHash: randomUUID(),
    clientState: 'OR',
    viewerZone: null,
    firstAvailable: null,
  }
  await inTransaction(async tx => {
    const { id, claimed } = await insertHold(tx, made, 10)
    if (!claimed) throw new Error('The benchmark met itself.')
    const body = { fromName: 'Lantern & Tide', subject: 'Appointment', text: words, html: words }
    await queueLetter(tx, {
      kind: 'confirmation',
      appointmentId: id,
      version: 1,
      recipient: 'bench',
      to: 'a@example.org',
      body,
    })
  })
}

const findTherapist = (url: string) =>
  inDatabase(url, async client => {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM therapist WHERE slug = 'bench-1'")
    return rows[0]?.id ?? ''
  })
