import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { findFreePort } from '../postgres/free-port'
import { freshDatabase } from '../testing/database'
import { runProgram } from '../testing/program'

// This article is due on November 18, 2026, at eight in the morning in Portland: 16:00 in UTC.
const waiting = '/articles/what-happens-in-a-first-session'
const hour = Date.parse('2026-11-18T16:00:00Z')

test('R11 under npm run dev whoever writes sees an article that waits for its hour, and a mark that only they do', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'dev-'))
  const database = await freshDatabase()
  const ahead = path.join(folder, 'ahead')
  await writeFile(ahead, String(hour - 60_000 - Date.now()))
  const clock = pathToFileURL(path.resolve('e2e/support/hand-set-clock.mjs'))
  clock.search = encodeURIComponent(ahead)
  const port = await findFreePort()
  const dev = runProgram(['scripts/start.mjs', 'dev'], {
    NODE_OPTIONS: `--import ${clock.href}`,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Lantern & Tide <hello@lantern-and-tide.example>',
    PORT: String(port),
  })
  try {
    await dev.waitFor(/^Ready: /)
    const answer = await fetch(`http://localhost:${port}${waiting}`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Waits for its hour: only you see it')
  } finally {
    dev.signal('SIGTERM')
    await dev.ended
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}, 180_000)
