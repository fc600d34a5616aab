import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { findFreePort } from '../postgres/free-port'
import { codeOf } from '../start/faults'
import { projectFolder } from '../start/places'
import { type Program, runProgram } from '../testing/program'
import { type Book, openBook } from './book'
import type { Victim } from './kills'
import { openPracticeUnderTest } from './practice-under-test'

export type Killable = Victim & { close(): Promise<void> }

/** One server process on a PostgreSQL and a mailbox that live on: what is killed is the server with its worker. */
export async function openServerVictim(): Promise<Killable> {
  const practice = await openPracticeUnderTest({ servers: 1 })
  const [server] = practice.servers
  if (server === undefined) throw new Error('No server was started.')
  const { mailbox, book, close } = practice
  const { origin, kill, restart } = server
  return { origin, mailbox, book: () => book, kill, restart, close }
}

/** All that `npm start` starts on a data folder of its own: every process of it is killed at the same moment. */
export async function openWholeVictim(): Promise<Killable> {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'lantern-and-tide-killed-'))
  // Started as root, PostgreSQL runs as somebody else, who must be able to come in.
  await chmod(parent, 0o755)
  const folder = path.join(parent, 'data')
  const ports = {
    PORT: await findFreePort(),
    MAILBOX_PORT: await findFreePort(),
    MAILBOX_SMTP_PORT: await findFreePort(),
  }
  const settings = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]))
  const origin = `http://localhost:${ports.PORT}`
  const mailbox = `http://127.0.0.1:${ports.MAILBOX_PORT}`
  let running: Program | null = null
  let book: Book | null = null
  const restart = async () => {
    running = runProgram([path.join(projectFolder, 'scripts/start.mjs'), 'start'], {
      ...settings,
      DATA_DIR: folder,
      TRUSTED_PROXIES: '1',
    })
    await running.waitFor(/^Ready: /)
    book = await openBookOf(folder, mailbox)
  }
  const end = async () => {
    await book?.close()
    book = null
    await running?.ended
  }
  const kill = async () => {
    // Number 0 would mean everybody on this machine.
    if (running === null || running.pid <= 1) throw new Error('Nothing runs that could be killed.')
    for (const pid of familyOf(running.pid)) killNow(pid)
    await end()
  }
  const close = async () => {
    running?.signal('SIGTERM')
    await end().finally(() => rm(parent, { recursive: true, force: true }))
  }
  await restart().catch(fault => close().then(() => Promise.reject(fault)))
  const bookNow = () => {
    if (book === null) throw new Error('There is no book while everything is down.')
    return book
  }
  return { origin, mailbox, book: bookNow, kill, restart, close }
}

async function openBookOf(folder: string, mailbox: string): Promise<Book> {
  const read = async (name: string): Promise<Record<string, string>> =>
    JSON.parse(await readFile(path.join(folder, name), 'utf8'))
  const { databaseUrl = '' } = await read('running.json')
  const { ENCRYPTION_KEYS = '' } = await read('secrets.json')
  return openBook({ databaseUrl, sealedWith: ENCRYPTION_KEYS, mailbox })
}

// A shell that waits for its child is gone as soon as the child is.
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (fault) {
    if (codeOf(fault) !== 'ESRCH') throw fault
  }
}

/** A process and all that it and its children started. */
function familyOf(pid: number): number[] {
  const pairs = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  const family = [pid]
  for (const elder of family) {
    for (const [child = 0, parent] of pairs) if (parent === elder) family.push(child)
  }
  return family
}
