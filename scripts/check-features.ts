import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { findFeatureFaults, listTestedIds, parseRows } from './features/rows'
import { projectFolder } from './start/places'

const folders = ['app', 'components', 'e2e', 'lib', 'scripts']

async function readTests(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(projectFolder, folder), { withFileTypes: true, recursive: true })
  // The titles inside rows.test.ts are made up to try the reader of titles, and prove nothing.
  const isTest = (name: string) => /\.(test|spec)\.tsx?$/.test(name) && name !== 'rows.test.ts'
  const files = entries.filter(entry => entry.isFile() && isTest(entry.name))
  return Promise.all(files.map(file => readFile(path.join(file.parentPath, file.name), 'utf8')))
}

const rows = parseRows(await readFile(path.join(projectFolder, 'docs', 'features.md'), 'utf8'))
const sources = (await Promise.all(folders.map(readTests))).flat()
const faults = findFeatureFaults(rows, sources.flatMap(listTestedIds))
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1
