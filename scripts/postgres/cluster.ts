import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, rm, writeFile } from 'node:fs/promises'
import type { Account } from './account'
import { type Binaries, program } from './binaries'

type ClusterPlan = {
  readonly binaries: Binaries
  readonly account: Account | null
  /** A folder that does not exist yet, below one the account can enter. */
  readonly folder: string
  readonly password: string
  /** Whether the new files are forced to the disk before this returns. */
  readonly durable: boolean
}

/** Makes an empty PostgreSQL cluster whose one role, `postgres`, needs the password. */
export async function createCluster(plan: ClusterPlan): Promise<void> {
  await mkdir(plan.folder, { mode: 0o700 })
  await chmod(plan.folder, 0o700)
  const secret = `${plan.folder}.pw`
  await writeFile(secret, `${plan.password}\n`, { mode: 0o600 })
  if (plan.account !== null) {
    await chown(plan.folder, plan.account.uid, plan.account.gid)
    await chown(secret, plan.account.uid, plan.account.gid)
  }
  try {
    await initialise(plan, secret)
  } finally {
    await rm(secret, { force: true })
  }
}

function initialise(plan: ClusterPlan, secret: string): Promise<void> {
  const { file, env } = program(plan.binaries, 'initdb')
  const place = ['-D', plan.folder, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`]
  const manner = [
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
    ...(plan.durable ? [] : ['--no-sync']),
  ]
  return new Promise((resolve, reject) => {
    const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe']
    const child = spawn(file, [...place, ...manner], { env, cwd: plan.folder, stdio, ...plan.account })
    let complaint = ''
    child.stderr.on('data', (part: Buffer) => {
      complaint += part.toString()
    })
    child.once('error', reject)
    child.once('close', code =>
      code === 0 ? resolve() : reject(new Error(`The database could not be made: ${complaint.trim()}`)),
    )
  })
}
