import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sources } from '../bootstrap/sources.mjs'
import { projectFolder } from './places'
import { type MadeProgram, makeProgram } from './program'

let folder: string
let made: MadeProgram

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'program-'))
  made = await makeProgram(projectFolder, folder)
})

afterAll(() => rm(folder, { recursive: true }))

test('G13 the server is made from sources that a build is judged by, so that none of them can change unnoticed', () => {
  const known = (file: string) => sources.some(place => file === place || file.startsWith(`${place}/`))
  expect(made.files.length).toBeGreaterThan(100)
  expect(made.files.filter(file => !known(file))).toEqual([])
})

// Each of them is megabytes of code that a server would hold for as long as it runs.
const forBuilding = ['esbuild', 'fontkit', 'sharp', 'tsx']

test('G13 the server reaches nothing that only a build needs', () => {
  expect(made.packages).toContain('next')
  expect(made.packages.filter(name => forBuilding.includes(name))).toEqual([])
})

test('G13 the compiler of queries lies beside the program, and no text of it is held', async () => {
  const [wasm = ''] = (await readdir(path.join(folder, 'program'))).filter(name => name.endsWith('.wasm'))
  const bytes = await readFile(path.join(folder, 'program', wasm))
  expect(WebAssembly.validate(bytes)).toBe(true)
  expect(made.packages.filter(name => name.includes('base64'))).toEqual([])
  const parts = (await readdir(path.join(folder, 'program'))).filter(name =>
    name.startsWith('query_compiler'),
  )
  const [part = ''] = parts.filter(name => name.endsWith('.mjs'))
  const { wasm: text }: { wasm: string } = await import(
    pathToFileURL(path.join(folder, 'program', part)).href
  )
  expect(Buffer.from(text, 'base64')).toEqual(bytes)
})
