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
const draft = { slug: 'when-trust-was-broken', title: 'When trust was broken' }

test('R11 under npm run dev whoever writes sees an article that waits for its hour, and a draft, each with a mark that only they do', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'dev-'))
  const database = await freshDatabase()
  const ahead = path.join(folder, 'ahead')
  await writeFile(ahead, String(hour - 60_000 - Date.now()))
  const clock = pathToFileURL(path.resolve('e2e/support/hand-set-clock.mjs'))
  clock.search = encodeURIComponent(ahead)
  const drafting = pathToFileURL(path.resolve('e2e/support/made-draft.mjs'))
  drafting.search = draft.slug
  const port = await findFreePort()
  const dev = runProgram(['scripts/start.mjs', 'dev'], {
    NODE_OPTIONS: `--import ${clock.href} --import ${drafting.href}`,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Lantern & Tide <hello@lantern-and-tide.example>',
    PORT: String(port),
  })
  try {
    await dev.waitFor(/^Ready: /)
    const look = async (page: string) => {
      const answer = await fetch(`http://localhost:${port}${page}`)
      return { status: answer.status, html: await answer.text() }
    }
    const scheduled = await look(waiting)
    expect(scheduled.status).toBe(200)
    expect(scheduled.html).toContain('Waits for its hour: only you see it')
    const drafted = await look(`/articles/${draft.slug}`)
    expect(drafted.status).toBe(200)
    expect(drafted.html).toContain('Draft: only you see it')
    expect((await look('/feed.json')).html).not.toContain(draft.title)
  } finally {
    dev.signal('SIGTERM')
    await dev.ended
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}, 180_000)
