import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { closeKept, collectKept, kept, openKept } from './kept'

const folder = mkdtempSync(path.join(os.tmpdir(), 'kept-'))

afterAll(() => rmSync(folder, { recursive: true }))
afterEach(closeKept)

function keep(kind: string, text: string, value: unknown): void {
  for (const [file, made] of collectKept(() => void kept(kind, text, () => value)))
    writeFileSync(path.join(folder, file), JSON.stringify(made))
}

test('G13 what a build made of a text is found again; one letter more, or another kind of thing, is made anew', () => {
  keep('plain', 'Two lines.', { passages: ['Two lines.'] })
  openKept(folder)
  const make = vi.fn(() => ({ passages: ['made now'] }))
  expect(kept('plain', 'Two lines.', make)).toEqual({ passages: ['Two lines.'] })
  expect(make).not.toHaveBeenCalled()
  expect(kept('plain', 'Two lines!', make)).toEqual({ passages: ['made now'] })
  expect(kept('html', 'Two lines.', make)).toEqual({ passages: ['made now'] })
})

test('G13 where no build was opened everything is made from the text as it is now', () => {
  const make = vi.fn(() => 1)
  expect([kept('plain', 'a', make), kept('plain', 'a', make)]).toEqual([1, 1])
  expect(make).toHaveBeenCalledTimes(2)
})
