import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectFolder } from './places'

export type Companion = {
  readonly ended: Promise<void>
  /** Asks it to end in order, and waits for that. */
  stop(): Promise<void>
  /** Ends it at once, as kill -9 does. */
  kill(): Promise<void>
}

/**
 * Runs a program of this project as a process beside us that ends when we do, however we end, since it reads a pipe
 * that only we hold. Resolves when it has said `ready` on a line of its own; rejects with what it said if it ends before.
 */
export async function startCompanion(
  program: string,
  env: NodeJS.ProcessEnv,
  logFile: string | null = null,
): Promise<Companion> {
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
  if (logFile !== null) {
    child.stdout.pipe(createWriteStream(logFile, { flags: 'a' }))
    child.stderr.pipe(createWriteStream(logFile, { flags: 'a' }))
  }
  const ended = once(child, 'exit').then(() => undefined)
  const isReady = await Promise.race([saysReady(child.stdout), ended.then(() => false)])
  if (!isReady) throw new Error(complaint.trim() || `${program} ended at once.`)
  return { ended, stop: () => stop(child, ended), kill: () => kill(child, ended) }
}

function saysReady(output: NodeJS.ReadableStream): Promise<boolean> {
  return new Promise(resolve => {
    createInterface({ input: output }).on('line', line => {
      if (line === 'ready') resolve(true)
    })
  })
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end()
  await ended
}

async function kill(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGKILL')
  await ended
}
