import { randomBytes, randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import { freshDatabase } from '../../../scripts/testing/database'
import { command } from '../../../scripts/testing/test-database'
import { closeDatabase, db } from '../db'
import { inTransaction } from '../transaction'
import { type LetterToQueue, queueLetter } from '../write/letters'

export type Outbox = {
  /** The settings of a process that works on this outbox. */
  environment: Record<string, string>
  /** No letters, no tasks, mail in health, and the clock stopped at the beginning. */
  empty(): Promise<void>
  /** Stops the practice's clock at this many seconds after the test's beginning. */
  stopClockAt(seconds: number): Promise<void>
  makeAppointment(): Promise<string>
  /** Queues one letter; what is not said is a confirmation without an appointment. */
  queue(letter?: Partial<LetterToQueue>): Promise<void>
  close(): Promise<void>
}

const beginning = Date.UTC(2026, 11, 1, 10, 0, 0)

/** The moment that many seconds after the test's beginning. */
export const at = (seconds: number) => new Date(beginning + seconds * 1000)

export const body = {
  fromName: 'Lantern & Tide',
  subject: 'Appointment',
  text: 'Words.\n',
  html: '<p>Words.</p>',
}

/** A database of the test file's own with a stopped clock, and the environment that leads to it. */
export async function openOutbox(): Promise<Outbox> {
  const fresh = await freshDatabase()
  const environment = {
    DATABASE_URL: fresh.url,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Lantern & Tide <hello@practice.example>',
    NEXTAUTH_SECRET: 'a secret of thirty-two characters or more',
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    LOG_LEVEL: 'silent',
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const stopClockAt = (seconds: number) =>
    command(
      fresh.url,
      `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''${at(seconds).toISOString()}'''`,
    )
  return {
    environment,
    empty: async () => {
      await stopClockAt(0)
      await db().letter.deleteMany()
      await db().task.deleteMany()
      await db().mailHealth.updateMany({ data: { failingSince: null, lastSentAt: null } })
    },
    stopClockAt,
    makeAppointment,
    queue: (letter = {}) =>
      inTransaction(tx =>
        queueLetter(tx, {
          kind: 'confirmation',
          appointmentId: null,
          version: null,
          recipient: randomUUID(),
          to: 'ana@example.com',
          body,
          ...letter,
        }),
      ),
    close: async () => {
      await closeDatabase()
      await fresh.drop()
      vi.unstubAllEnvs()
    },
  }
}

async function makeAppointment(): Promise<string> {
  const [id, slug] = [randomUUID(), randomUUID()]
  const therapist = await db().therapist.create({
    data: {
      slug,
      name: 'Maren Okafor',
      credentials: 'LMFT',
      position: 1,
      states: [],
      services: [],
      details: {},
    },
  })
  await db().service.create({
    data: {
      slug,
      name: 'First consultation',
      minutes: 20,
      priceCents: 0,
      audience: '',
      places: ['video'],
      parties: [1],
      instant: true,
      online: true,
      bufferBefore: 0,
      bufferAfter: 0,
      gridMinutes: 15,
      noticeMinutes: 0,
      horizonDays: 60,
      cutOffMinutes: 120,
      position: 1,
      details: {},
    },
  })
  await db().appointment.create({
    data: {
      id,
      reference: slug,
      uid: `${id}@practice.example`,
      serviceSlug: slug,
      therapistId: therapist.id,
      place: 'video',
      party: 1,
      state: 'confirmed',
      startsAt: at(86_400),
      endsAt: at(87_600),
      zone: 'America/Los_Angeles',
      wallStart: '2026-12-02T02:00',
      zoneRules: 'test',
      bufferBefore: 0,
      bufferAfter: 0,
      priceCents: 0,
    },
  })
  return id
}
