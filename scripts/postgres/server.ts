import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Account } from './account'
import { type Binaries, program } from './binaries'
import { findFreePort } from './free-port'

export type ServerPlan = {
  readonly binaries: Binaries
  readonly account: Account | null
  readonly folder: string
  readonly password: string
  readonly settings: readonly string[]
  /** The whole folder goes when the server ends, however it ends. */
  readonly removeAfterwards: boolean
}

export type PostgresServer = {
  /** Of the database `postgres`, as the role that may make others. */
  readonly url: string
  /** Resolves when the server is gone, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const patience = 60_000
const farewell = 10_000

// The watcher reads a pipe that only we hold open: when we end, even by kill -9, it reads the end and stops
// PostgreSQL in order. It is a process apart from its sibling that waits, so that either may be killed alone.
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( cat <&3 >/dev/null; kill -INT $server ) &
watcher=$!
exec 3<&-
wait $server
status=$?
kill $watcher 2>/dev/null
cd /
[ -n "$0" ] && [ "$0" != keep ] && rm -rf "$0"
exit $status
`

/** Starts PostgreSQL on a free loopback port and waits until it answers; tries again while a dead one lets go. */
export async function startPostgres(plan: ServerPlan): Promise<PostgresServer> {
  const until = Date.now() + patience
  for (;;) {
    const attempt = await tryPostgres(plan, until)
    if (attempt.ok) return attempt.server
    if (
      Date.now() > until ||
      !/shared memory|could not bind|Address already in use/.test(attempt.complaint)
    ) {
      throw new Error(`PostgreSQL did not start: ${attempt.complaint.trim()}`)
    }
    await wait(200)
  }
}

type Attempt =
  | { readonly ok: true; readonly server: PostgresServer }
  | { readonly ok: false; readonly complaint: string }

async function tryPostgres(plan: ServerPlan, until: number): Promise<Attempt> {
  const port = await findFreePort()
  const { file, env } = program(plan.binaries, 'postgres')
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...plan.settings,
  ]
  const command = [file, '-D', plan.folder, ...settings.flatMap(setting => ['-c', setting])]
  const name = plan.removeAfterwards ? plan.folder : 'keep'
  const [shell = '', ...args] =
    process.platform === 'win32' ? command : ['/bin/sh', '-c', keeper, name, ...command]
  // A session of its own: Ctrl-C in a terminal reaches us alone, and we end the parts in order.
  const child = spawn(shell, args, {
    env,
    cwd: plan.folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    ...plan.account,
  })
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => {
    complaint = (complaint + part.toString()).slice(-2000)
  })
  const ended = once(child, 'exit').then(() => {
    child.stdin.destroy()
  })
  const url = `postgres://postgres:${encodeURIComponent(plan.password)}@127.0.0.1:${port}/postgres`
  if (await answers(url, child, until)) {
    return { ok: true, server: { url, ended, stop: () => stop(child, ended) } }
  }
  await stop(child, ended)
  return { ok: false, complaint }
}

async function answers(url: string, child: ChildProcess, until: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    if (await canConnect(url)) return true
    await wait(25)
  }
  return false
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.stdin?.end()
    if (process.platform === 'win32') child.kill()
  }
  // A server that does not end in order is ended all the same, with its whole group: its journal brings it back next time.
  const giveUp = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), farewell)
  await ended.finally(() => clearTimeout(giveUp))
}
