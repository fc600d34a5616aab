import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { accessTable } from './access-table'
import { callers, doors } from './doors'
import { listUndeclared } from './undeclared'

const app = path.resolve(import.meta.dirname, '../../../app')

test('T25 every page and every handler has a declared door, and every declared one exists', async () => {
  expect(await listUndeclared(app, accessTable)).toEqual([])
})

test('T25 a page, a handler, a method or a server action that nobody declared is found', async () => {
  const planted = await mkdtemp(path.join(os.tmpdir(), 'openings-'))
  const write = async (file: string, source: string) => {
    await mkdir(path.dirname(path.join(planted, file)), { recursive: true })
    await writeFile(path.join(planted, file), source)
  }
  await write('known/page.tsx', 'export default function Known() {}')
  await write('new/page.tsx', 'export default function New() {}')
  await write('known/route.ts', 'export const GET = 1\nexport async function DELETE() {}')
  await write('known/act.ts', "'use server'\nexport async function act() {}")
  const found = await listUndeclared(planted, {
    'known/page.tsx': { GET: 'everyone' },
    'known/route.ts': { GET: 'everyone' },
    'gone/page.tsx': { GET: 'everyone' },
  })
  expect(found).toEqual([
    'known/act.ts holds a server action: it needs a door of its own.',
    'known/route.ts answers DELETE, GET, and GET is declared.',
    'new/page.tsx answers GET, and nothing is declared.',
    'gone/page.tsx is declared and does not exist.',
  ])
  await rm(planted, { recursive: true })
})

test('T25 every door has an answer for every caller, and only staff come in at the desk', () => {
  for (const door of Object.values(doors)) expect(Object.keys(door).sort()).toEqual([...callers].sort())
  for (const name of ['desk', 'record', 'reception'] as const)
    for (const caller of ['stranger', 'client', 'other-client'] as const)
      expect(doors[name][caller]).not.toBe('in')
})
