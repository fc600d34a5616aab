import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findFeatureFaults, listTestedIds, nameTests, parseRows } from './features/rows'
import { projectFolder } from './start/places'

const folders = ['app', 'components', 'e2e', 'lib', 'scripts']

type TestFile = { readonly name: string; readonly source: string }

async function readTests(folder: string): Promise<TestFile[]> {
  const entries = await readdir(path.join(projectFolder, folder), { withFileTypes: true, recursive: true })
  // The titles inside rows.test.ts are made up to try the reader of titles, and prove nothing.
  const isTest = (name: string) => /\.(test|spec)\.tsx?$/.test(name) && name !== 'rows.test.ts'
  const files = entries.filter(entry => entry.isFile() && isTest(entry.name))
  return Promise.all(
    files.map(async file => {
      const place = path.join(file.parentPath, file.name)
      return { name: path.relative(projectFolder, place), source: await readFile(place, 'utf8') }
    }),
  )
}

const list = path.join(projectFolder, 'docs', 'features.md')
const files = (await Promise.all(folders.map(readTests))).flat()
const proofs = files.map(({ name, source }) => ({ file: name, ids: listTestedIds(source) }))
const before = await readFile(list, 'utf8')

// `--write` brings the column of tests up to what the files hold, so that nobody keeps counts by hand.
const text = process.argv.includes('--write') ? nameTests(before, proofs) : before
if (text !== before) await writeFile(list, text)
const faults = findFeatureFaults(
  parseRows(text),
  proofs.flatMap(({ ids }) => ids),
)
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1
