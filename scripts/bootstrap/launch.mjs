import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { findRuntime } from './runtime.mjs'
import { serverEnvironment, serverFlags } from './server-manner.mjs'
import { isBuildCurrent } from './sources.mjs'

/**
 * Runs a TypeScript program of this project on the pinned Node and answers its exit code, installing first what is missing.
 * Plain JavaScript without dependencies, and nothing newer than Node 20: this runs before anything is there.
 */
export async function launch(root, program, args, nodeEnvironment) {
  const node = await prepare(root)
  if (node === null) return 1
  return run(node, root, interpreted(root, program, args), nodeEnvironment, watchForEnd())
}

/**
 * Runs the server as it was built and answers its exit code. Where the build is not of these sources `maker`, a TypeScript program,
 * makes it first, as a process of its own: what a build needs is no burden on the server that comes after it.
 */
export async function launchBuilt(root, maker, args) {
  const node = await prepare(root)
  if (node === null) return 1
  const watch = watchForEnd()
  const build = path.join(root, '.next')
  if (!(await isBuildCurrent(root, build))) {
    const code = await run(node, root, interpreted(root, maker, args), 'production', watch)
    if (code !== 0 || watch.isOver) return code
  }
  const program = [...serverFlags, path.join(build, 'program', 'start.mjs')]
  return run(node, root, program, 'production', watch, serverEnvironment)
}

const interpreted = (root, program, args) => ['--import', 'tsx', path.join(root, program), ...args]

/** The Node to run on, with everything installed; null, with a sentence, when that cannot be had. */
async function prepare(root) {
  if (!(await ensureInstalled(root))) {
    console.error('The packages could not be installed: see what npm says above.')
    return null
  }
  const node = findRuntime(root)
  if (node === null)
    console.error(
      `Node 24 or newer is needed on this machine (this is ${process.version}): install it and start again.`,
    )
  return node
}

function run(node, root, args, nodeEnvironment, watch, environment = {}) {
  const bin = path.join(root, 'node_modules', '.bin')
  const child = spawn(node, args, {
    cwd: root,
    // The pipe tells the child of our end, however it comes.
    stdio: ['pipe', 'inherit', 'inherit'],
    env: {
      ...environment,
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${bin}${path.delimiter}${process.env.PATH ?? ''}`,
      NEXT_TELEMETRY_DISABLED: '1',
      ...(nodeEnvironment === null ? {} : { NODE_ENV: nodeEnvironment }),
      STARTED_WITH_PIPE: '1',
    },
  })
  watch.child = child
  child.stdin.on('error', () => child.stdin.destroy())
  return new Promise(resolve => {
    child.once('error', fault => {
      console.error(`The program could not be started: ${fault.message}`)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)))
  })
}

/** Passes on to the child that runs what tells us to end, and remembers it: a program that comes after the child must not begin. */
function watchForEnd() {
  const watch = { isOver: false, child: null }
  const end = passOn => {
    watch.isOver = true
    if (watch.child !== null) passOn(watch.child)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => end(child => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)))
  if (process.env.npm_lifecycle_event !== undefined) watchNpm(() => end(child => child.stdin.end()))
  return watch
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
