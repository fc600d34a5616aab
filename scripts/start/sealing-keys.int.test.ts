import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '../postgres/free-port'
import { runProgram } from '../testing/program'
import { openPractice, type TestPractice } from '../testing/seeded-practice'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

/** A command that opens the practice as a start does, and ends by itself. */
async function open(settings: Record<string, string>) {
  const { DATABASE_URL = '', NEXTAUTH_SECRET = '', MAIL_FROM = '' } = process.env
  const given = { DATABASE_URL, NEXTAUTH_SECRET, MAIL_FROM, SMTP_URL: 'smtp://127.0.0.1:1', ...settings }
  const program = runProgram(['scripts/start.mjs', 'zones-recompute'], given)
  return { code: await program.ended, said: program.lines.join('\n') }
}

const key = (name: string) => `${name}:${randomBytes(32).toString('base64')}`

test('O2 a start without the keys of its database, or with others of their names, is refused before it seals anything', async () => {
  const [first, next] = [key('k1'), key('k2')]
  expect((await open({ ENCRYPTION_KEYS: first })).code).toBe(0)
  const other = await open({ ENCRYPTION_KEYS: key('k1') })
  expect(other).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^ENCRYPTION_KEYS .* k1 .* another of that name\.$/m),
  })
  const without = await open({ ENCRYPTION_KEYS: next })
  expect(without).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^ENCRYPTION_KEYS must hold the key k1, .*\.$/m),
  })
  expect((await open({ ENCRYPTION_KEYS: `${next},${first}` })).code).toBe(0)
  const back = await open({ ENCRYPTION_KEYS: first })
  expect(back).toMatchObject({ code: 1, said: expect.stringContaining('must hold the key k2') })
})

test('O2 a database that lets nobody in is told in one sentence, without its password', async () => {
  const DATABASE_URL = `postgresql://someone:hidden@127.0.0.1:${await findFreePort()}/none`
  const away = await open({ DATABASE_URL, ENCRYPTION_KEYS: key('k1') })
  const sentence = /^The database none at 127\.0\.0\.1:\d+ cannot be opened \(ECONNREFUSED\): .*\.$/m
  expect(away).toMatchObject({ code: 1, said: expect.stringMatching(sentence) })
  expect(away.said).not.toMatch(/hidden|\bat .*\.ts/)
})
