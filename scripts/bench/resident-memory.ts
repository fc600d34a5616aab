import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a process and all that it started hold in memory, in megabytes, as the machine counts it. */
export async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,rss='])
  const processes = stdout
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  const family = new Set([pid])
  // A child may stand before its parent.
  for (let size = 0; size < family.size; ) {
    size = family.size
    for (const [own = 0, parent = 0] of processes) if (family.has(parent)) family.add(own)
  }
  const kilobytes = processes.filter(([own = 0]) => family.has(own)).map(([, , held = 0]) => held)
  return kilobytes.reduce((sum, held) => sum + held, 0) / 1024
}
