import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSettings, type Settings } from '@/lib/settings'
import { codeOf, nullWhenMissing } from '../start/faults'
import { type Finding, ill, well } from './finding'

const leastFreeMb = 500
const needs = 'node_modules/.bin/node'

type Environment = { readonly findings: readonly Finding[]; readonly settings: Settings | null }

/** The version of Node and every variable that can be told, each fault in its own words. */
export function examineEnvironment(
  source: Record<string, string | undefined>,
  version = process.versions.node,
): Environment {
  const node = Number(version.split('.')[0])
  const old = `This is Node ${version}, and 24 or newer is needed.`
  const findings = node >= 24 ? [] : [ill('environment', old, `Run it by npm, which takes ${needs}.`)]
  const parsed = parseSettings(source)
  if (parsed.ok) {
    const words = `Node ${version}, ${parsed.value.DATABASE_URL ? 'a database that was given' : 'the embedded database'}`
    return { findings: findings.length > 0 ? findings : [well('environment', words)], settings: parsed.value }
  }
  const mend = 'Set the variable so, or leave it out, and look again.'
  return {
    findings: [...findings, ...parsed.faults.map(fault => ill('environment', fault, mend))],
    settings: null,
  }
}

/** Whether the data folder can be written and has room. A folder that is not there yet is none's fault: its parent is looked at. */
export async function examineDisk(folder: string, leastMb = leastFreeMb): Promise<Finding> {
  const there = (await stat(folder).catch(nullWhenUnreachable)) !== null
  const place = there ? folder : path.dirname(folder)
  const fault = await findWriteFault(place)
  const elsewhere = 'Set DATA_DIR to a folder that can be written.'
  if (fault !== null) return ill('disk', `The folder ${place} cannot be written (${fault}).`, elsewhere)
  const { bavail, bsize } = await statfs(place)
  const freeMb = Math.floor((bavail * bsize) / 1_000_000)
  if (freeMb >= leastMb) return well('disk', `${freeMb} MB free beside ${folder}`)
  const words = `Only ${freeMb} MB are free beside ${folder}.`
  return ill('disk', words, `Make room until ${leastMb} MB are free: a full disk stops the database.`)
}

const nullWhenUnreachable = (fault: unknown): null => {
  if (codeOf(fault) === 'ENOTDIR') return null
  return nullWhenMissing(fault)
}

async function findWriteFault(folder: string): Promise<string | null> {
  const probe = path.join(folder, `.doctor-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(probe, '')
    await rm(probe)
    return null
  } catch (fault) {
    const code = codeOf(fault)
    if (code === null) throw fault
    return code
  }
}
