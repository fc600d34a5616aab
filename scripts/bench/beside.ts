import { once } from 'node:events'
import { spawnKept } from '../bootstrap/kept.mjs'
import { projectFolder } from '../start/places'

export type Beside = { readonly pid: number; stop(): Promise<void> }
type Started = { readonly ok: true; readonly program: Beside } | { readonly ok: false; readonly said: string }

const patienceMs = 60_000

/** Runs a program that is not ours until it answers at `address`; it ends with us. Not ok when it ended first or is not there. */
export async function startBeside(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  address: string,
  cwd = projectFolder,
): Promise<Started> {
  const child = spawnKept(file, args, { cwd, env, output: 'pipe' })
  let said = ''
  let isOver = false
  const ended = once(child, 'exit').then(() => {
    isOver = true
  })
  for (const output of [child.stdout, child.stderr])
    output?.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-2000)
    })
  const stop = async () => {
    child.stdin?.end()
    await ended
  }
  const end = performance.now() + patienceMs
  while (!isOver && performance.now() < end) {
    if (await answers(address)) return { ok: true, program: { pid: child.pid ?? 0, stop } }
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 50))])
  }
  await stop()
  return { ok: false, said }
}

// Nobody listens yet: that is what is being waited for.
const answers = (address: string): Promise<boolean> =>
  fetch(address, { redirect: 'manual' }).then(
    async answer => {
      await answer.arrayBuffer()
      return answer.status < 500
    },
    () => false,
  )
