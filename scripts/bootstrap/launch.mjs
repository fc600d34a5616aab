import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { findRuntime } from './runtime.mjs'

/**
 * Runs a TypeScript program of this project on the pinned Node and answers its exit code, installing first what is missing.
 * Plain JavaScript without dependencies, and nothing newer than Node 20: this runs before anything is there.
 */
export async function launch(root, program, args, nodeEnvironment) {
  if (!(await ensureInstalled(root))) {
    console.error('The packages could not be installed: see what npm says above.')
    return 1
  }
  const node = findRuntime(root)
  if (node === null) {
    console.error(
      `Node 24 or newer is needed on this machine (this is ${process.version}): install it and start again.`,
    )
    return 1
  }
  return run(node, root, [path.join(root, program), ...args], nodeEnvironment)
}

function run(node, root, args, nodeEnvironment) {
  const bin = path.join(root, 'node_modules', '.bin')
  const child = spawn(node, ['--import', 'tsx', ...args], {
    cwd: root,
    // The pipe tells the child of our end, however it comes.
    stdio: ['pipe', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${bin}${path.delimiter}${process.env.PATH ?? ''}`,
      NEXT_TELEMETRY_DISABLED: '1',
      ...(nodeEnvironment === null ? {} : { NODE_ENV: nodeEnvironment }),
      STARTED_WITH_PIPE: '1',
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  if (process.env.npm_lifecycle_event !== undefined) watchNpm(() => child.stdin.end())
  child.stdin.on('error', () => child.stdin.destroy())
  return new Promise(resolve => {
    child.once('error', fault => {
      console.error(`The program could not be started: ${fault.message}`)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)))
  })
}

// npm killed by kill -9 tells nobody. Between npm and us there may be a shell, which would stay: so both are watched.
function watchNpm(onGone) {
  const parent = process.ppid
  const grandparent = parentOf(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
}

function parentOf(pid) {
  if (process.platform !== 'linux') return null
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null
  } catch (fault) {
    if (fault.code === 'ENOENT' || fault.code === 'ESRCH') return null
    throw fault
  }
}
