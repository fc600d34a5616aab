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
}

test.each([
  ['a server', ['--import', 'tsx', 'scripts/testing/serve.ts']],
  ['a worker', ['scripts/start.mjs', 'worker']],
])(
  'Z6 %s does not start on rules older than those an appointment was promised under, when it would show it at another hour',
  async (_, program) => {
    await keepUnder('2999a', 1)
    try {
      const started = runProgram(program, await settings())
      expect(await started.ended).toBe(1)
      const said = started.lines.join('\n')
      expect(said).toMatch(
        /time zone rules of this Node \(\d{4}[a-z]+\) are older than those of 2999a, and would show 1 appointment/,
      )
      expect(said).not.toMatch(/ready|The worker runs/)
    } finally {
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
