import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../start/places'
import { guards } from './guards-list'

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
