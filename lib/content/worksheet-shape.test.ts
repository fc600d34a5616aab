import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { worksheetShape } from './worksheet-shape'

const source = readFileSync('content/worksheets/pursuer-withdrawer.yaml', 'utf8')
const faultsOf = (text: string): string[] =>
  worksheetShape.safeParse(parse(text)).error?.issues.map(({ message }) => message) ?? []

test('W8 a worksheet may be one sheet alone, which is then the one an address without an edition opens', () => {
  const alone = readFileSync('content/worksheets/a-pause-you-both-agree-on.yaml', 'utf8')
  expect(faultsOf(alone)).toEqual([])
  expect(faultsOf(alone.replace('- id: joint', '- id: pursuer'))).toEqual([
    'has no joint edition, which is the one that an address without an edition opens',
  ])
})

test('W5 a joint question that takes its words from one that a half does not ask is refused by name', () => {
  expect(faultsOf(source)).toEqual([])
  expect(faultsOf(source.replace('pursuer: softer', 'pursuer: harder'))).toEqual([
    '“need” takes its words from “harder”, which the pursuer edition does not ask',
  ])
})
