import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const oldest = 24

/** The Node that runs everything: the pinned one if it works on this machine, else this one if it is new enough, else null. */
export function findRuntime(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program)
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  return Number(process.versions.node.split('.')[0]) >= oldest ? process.execPath : null
}
