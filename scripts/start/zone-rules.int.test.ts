import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import { findFreePort } from '../postgres/free-port'
import { bookWith } from '../testing/booked'
import { expectSoundBook } from '../testing/invariants'
import { runProgram } from '../testing/program'
import { openPractice, type TestPractice } from '../testing/seeded-practice'

let practice: TestPractice
let booked: string

beforeAll(async () => {
  practice = await openPractice()
  booked = (await bookWith('maren-okafor')).id
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

async function settings(): Promise<Record<string, string>> {
  const { DATABASE_URL = '', NEXTAUTH_SECRET = '', ENCRYPTION_KEYS = '', MAIL_FROM = '' } = process.env
  const PORT = String(await findFreePort())
  const SMTP_URL = 'smtp://127.0.0.1:1'
  return { DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEYS, MAIL_FROM, SMTP_URL, PORT, NODE_ENV: 'production' }
}

async function keepUnder(rules: string, hoursAway: number): Promise<void> {
  const away = `${hoursAway} hours`
  await db().$executeRaw`
    UPDATE appointment SET zone_rules = ${rules}, starts_at = starts_at + ${away}::interval, ends_at = ends_at + ${away}::interval
    WHERE id = ${booked}::uuid`
  await db().$executeRaw`
    UPDATE claim SET starts_at = starts_at + ${away}::interval, ends_at = ends_at + ${away}::interval WHERE appointment_id = ${booked}::uuid`
}

test.each([
  ['a server', ['--import', 'tsx', 'scripts/testing/serve.ts']],
  ['a worker', ['scripts/start.mjs', 'worker']],
])(
  'Z6 %s does not start on rules older than those an appointment was promised under, when it would show it at another hour',
  async (_, program) => {
    await keepUnder('2999a', 1)
    const started = runProgram(program, await settings())
    try {
      // One that starts all the same must not be waited for: it never ends.
      expect(await Promise.race([started.ended, started.waitFor(/^ready$|The worker runs/)])).toBe(1)
      const said = started.lines.join('\n')
      expect(said).toMatch(
        /time zone rules of this Node \(\d{4}[a-z]+\) are older than those of 2999a, and would show 1 appointment/,
      )
      expect(said).not.toMatch(/ready|The worker runs/)
    } finally {
      started.signal('SIGKILL')
      await keepUnder('2999a', -1)
    }
  },
)

test('Z6 on newer rules the practice opens and says which command brings its appointments after them', async () => {
  await keepUnder('2020a', 1)
  try {
    const started = runProgram(['scripts/start.mjs', 'worker'], await settings())
    expect(await started.waitFor(/zone rules changed/)).toMatch(
      /1 appointment ahead .* 1 of them must move .* npm run zones:recompute/,
    )
    await started.waitFor(/The worker runs/)
    started.signal('SIGTERM')
    expect(await started.ended).toBe(0)
  } finally {
    await keepUnder('2020a', -1)
  }
})

test('Z6 npm run zones:recompute prints what moved, with its wall time and both instants, and nothing the second time', async () => {
  await keepUnder('2020a', 1)
  const { reference, wallStart, startsAt } = await db().appointment.findUniqueOrThrow({
    where: { id: booked },
  })
  const was = startsAt.toISOString().replace('.000', '')
  const is = new Date(startsAt.getTime() - 3_600_000).toISOString().replace('.000', '')
  const first = runProgram(['scripts/start.mjs', 'zones-recompute'], await settings())
  expect(await first.ended).toBe(0)
  expect(first.lines.at(-2)).toMatch(
    /^Zone rules \d{4}[a-z]+: 0 appointments the same as before, 1 appointment moved, 0 appointments could not move\.$/,
  )
  const wall = wallStart.replace('T', ' ')
  expect(first.lines.at(-1)).toBe(
    `  moved    ${reference}  ${wall} America/Los_Angeles (kept under 2020a): ${was} is now ${is}`,
  )
  const second = runProgram(['scripts/start.mjs', 'zones-recompute'], await settings())
  expect(await second.ended).toBe(0)
  expect(second.lines.at(-1)).toMatch(/0 appointments moved/)
})
