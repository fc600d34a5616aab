import { execFile } from 'node:child_process'
import { readlink, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf, nullWhenMissing, PlainFault } from './faults'
import { readIfPresent } from './safe-file'

/**
 * Clears the way for a new start on a cluster whose owner was killed: a server that is still running on it is stopped
 * in order, and the note of one that is gone is removed, since its number may belong to another process by now.
 */
export async function clearLeftover(cluster: string): Promise<void> {
  const note = path.join(cluster, 'postmaster.pid')
  const pid = Number((await readIfPresent(note))?.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  for (let round = 0; await runsOn(pid, cluster); round++) {
    if (round === 0) process.kill(pid, 'SIGINT')
    if (round === 300)
      throw new PlainFault(`A database server (process ${pid}) still runs on ${cluster}: end it first.`)
    await wait(100)
  }
  await rm(note, { force: true })
}

async function runsOn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(fault => {
      if (codeOf(fault) === 'EACCES' || codeOf(fault) === 'ESRCH') return null
      return nullWhenMissing(fault)
    })
    return folder === cluster
  }
  if (process.platform === 'win32') return false
  const shown = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).catch(() => null)
  return shown?.stdout.includes(cluster) ?? false
}
