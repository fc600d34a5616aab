import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../start/places'
import { guards } from './guards-list'
import { findSaying, isBesideThePoint } from './guards-run'

const read = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8')

test.each(guards.map(guard => [guard.name, guard] as const))(
  'O7 %s stands where it is taken away from, once, and its test is there',
  (_, guard) => {
    expect(read(guard.file).split(guard.search)).toHaveLength(2)
    expect(guard.replacement).not.toContain(guard.search)
    // The end of a title is the same for all cases of a table.
    expect(read(guard.test.file)).toContain(guard.test.title.slice(-24))
  },
)

const prisma = (code: string) =>
  `PrismaClientKnownRequestError: \nInvalid invocation:\n\n\nRaw query failed. Code: \`${code}\`. Message: \`no\``

test.each([
  ['AssertionError: expected 4 to be 3\n    at test.ts:1', 'AssertionError: expected 4 to be 3', false],
  [prisma('23505'), 'Raw query failed. Code: `23505`. Message: `no`', false],
  [prisma('42601'), 'Raw query failed. Code: `42601`. Message: `no`', true],
  ['Error: Test timed out in 60000ms.\n  more', 'Error: Test timed out in 60000ms.', true],
])('of the failure %j what counts is said, and whether it is beside the point', (failure, said, beside) => {
  expect(findSaying(failure)).toBe(said)
  expect(isBesideThePoint(said)).toBe(beside)
})
