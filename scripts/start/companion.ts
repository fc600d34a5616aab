import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectFolder } from './places'

export type Companion = {
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/**
 * Runs a program of this project as a process beside us that ends when we do, however we end, since it reads a pipe
 * that only we hold. Resolves when it has said `ready` on a line of its own; rejects with what it said if it ends before.
 */
export async function startCompanion(program: string, env: NodeJS.ProcessEnv): Promise<Companion> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(projectFolder, program)], {
    cwd: projectFolder,
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => {
    complaint = (complaint + part.toString()).slice(-2000)
  })
  const ended = once(child, 'exit').then(() => undefined)
  const ready = new Promise<boolean>(resolve => {
    createInterface({ input: child.stdout }).on('line', line => {
      if (line === 'ready') resolve(true)
    })
  })
  const isReady = await Promise.race([ready, ended.then(() => false)])
  if (!isReady) throw new Error(complaint.trim() || `${program} ended at once.`)
  return { ended, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end()
  await ended
}
