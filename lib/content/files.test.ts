import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listTexts, rememberUntilChanged } from './files'

let home: string

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'content-'))
  await mkdir(path.join(home, 'content', 'notes'), { recursive: true })
  vi.spyOn(process, 'cwd').mockReturnValue(home)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(home, { recursive: true })
})

const write = (name: string, text: string) => writeFile(path.join(home, 'content', 'notes', name), text)
const readNotes = (root: string) => listTexts(root, 'notes', '.md').map(({ text }) => text)

test('What was made from files is the very same until one of them changes, and made anew at once under a root that is named', async () => {
  const root = path.join(home, 'content')
  const list = rememberUntilChanged(['notes'], readNotes)
  await write('a.md', 'one')
  const first = list(root)
  expect([list(root) === first, first]).toEqual([true, ['one']])
  await write('b.md', 'two')
  expect(list(root)).toEqual(['one', 'two'])
})

test('A change in the installation’s own files is there after a second, and no file is looked at before', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(5_000)
  const list = rememberUntilChanged(['notes'], readNotes)
  await write('a.md', 'one')
  const first = list()
  await write('a.md', 'three')
  clock.mockReturnValue(5_999)
  expect(list()).toBe(first)
  clock.mockReturnValue(6_000)
  expect(list()).toEqual(['three'])
})
