import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '../postgres/free-port'
import { runProgram } from '../testing/program'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'refusal-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function start(settings: Record<string, string>) {
  const ports = { PORT: String(await findFreePort()), MAILBOX_PORT: String(await findFreePort()) }
  const DATA_DIR = path.join(folder, 'data')
  const program = runProgram(['scripts/start.mjs', 'start'], { DATA_DIR, ...ports, ...settings })
  const code = await program.ended
  return { code, lines: program.lines }
}

test('O2 each wrong setting stops the start with a sentence of its own, before anything is opened', async () => {
  const { code, lines } = await start({
    PORT: 'eighty',
    WORKER: 'maybe',
    SMTP_URL: 'mail.example',
    NEXTAUTH_SECRET: 'short',
  })
  expect(code).toBe(1)
  expect(lines).toHaveLength(5)
  for (const name of ['PORT', 'WORKER', 'SMTP_URL', 'NEXTAUTH_SECRET', 'MAIL_FROM']) {
    expect(lines.filter(line => line.startsWith(`${name} must`) && line.endsWith('.'))).toHaveLength(1)
  }
  expect(await readdir(folder)).toEqual([])
})

test('O2 an address with a user in it, a mail server without a host, two keys of one name and a port given twice are each refused', async () => {
  const key = `k1:${randomBytes(32).toString('base64')}`
  const { code, lines } = await start({
    NEXTAUTH_URL: 'https://somebody:hidden@practice.example',
    SMTP_URL: 'smtp://',
    MAIL_FROM: 'desk@practice.example',
    ENCRYPTION_KEYS: `${key},${key}`,
  })
  expect(code).toBe(1)
  expect(lines.map(line => line.split(' ')[0]).sort()).toEqual([
    'ENCRYPTION_KEYS',
    'NEXTAUTH_URL',
    'SMTP_URL',
  ])
  expect(lines.join()).not.toContain('hidden')
  const port = String(await findFreePort())
  const shared = await start({ PORT: port, MAILBOX_PORT: port, MAILBOX_SMTP_PORT: port })
  expect(shared.code).toBe(1)
  expect(shared.lines).toEqual([
    'MAILBOX_PORT must be another port than PORT.',
    'MAILBOX_SMTP_PORT must be another port than PORT and MAILBOX_PORT.',
  ])
  expect(await readdir(folder)).toEqual([])
})

test('O2 a database that is given demands its secrets and a mail server, a sentence each', async () => {
  const { code, lines } = await start({ DATABASE_URL: 'postgresql://127.0.0.1:1/nothing' })
  expect(code).toBe(1)
  expect(lines.map(line => line.split(' ')[0]).sort()).toEqual([
    'ENCRYPTION_KEYS',
    'MAIL_FROM',
    'NEXTAUTH_SECRET',
    'SMTP_URL',
  ])
})

test('O1 a port that is taken is named in one sentence, and nothing is made', async () => {
  const port = await findFreePort()
  const holder = net.createServer().listen(port, '127.0.0.1')
  await new Promise(resolve => holder.once('listening', resolve))
  const { code, lines } = await start({ PORT: String(port) })
  holder.close()
  expect(code).toBe(1)
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`^Port ${port} is taken .* set PORT to another port\\.$`)),
  ])
  expect(await readdir(folder)).toEqual([])
})

test('O1 a data folder that cannot be written is named in one sentence', async () => {
  await writeFile(path.join(folder, 'file'), '')
  const { code, lines } = await start({ DATA_DIR: path.join(folder, 'file', 'data') })
  expect(code).toBe(1)
  expect(lines).toEqual([
    expect.stringMatching(/^The data folder .* cannot be written .* set DATA_DIR to a folder that can\.$/),
  ])
})
