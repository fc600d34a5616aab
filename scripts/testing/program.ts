import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectFolder } from '../start/places'

export type Program = {
  readonly pid: number
  readonly lines: readonly string[]
  /** Resolves with the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** Resolves when a line fits; rejects, with all it said, if the program ends first. */
  waitFor(line: RegExp): Promise<string>
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void
}

/** Runs a program of this project with an environment of its own, as a person would in a terminal. */
export function runProgram(args: readonly string[], settings: Readonly<Record<string, string>>): Program {
  const { PATH, HOME, TMPDIR, NODE_ENV } = process.env
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { PATH, HOME, TMPDIR, NODE_ENV, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listen = (part: Buffer) =>
    lines.push(
      ...part
        .toString()
        .split('\n')
        .filter(line => line !== ''),
    )
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = once(child, 'close').then(() => child.exitCode)
  return {
    pid: child.pid ?? 0,
    lines,
    ended,
    waitFor: wanted =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find(line => wanted.test(line))
          if (found !== undefined) resolve(found)
        }
        child.stdout.on('data', look)
        child.stderr.on('data', look)
        look()
        void ended.then(() => reject(new Error(`It ended first: ${lines.join('\n')}`)))
      }),
    signal: name => {
      child.kill(name)
    },
  }
}
