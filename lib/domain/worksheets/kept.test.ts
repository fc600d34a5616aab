import { expect, test } from 'vitest'
import { readKept, writeKept } from './kept'

test('W4 what the device keeps is read back as it was written', () => {
  const answers = { 'answer-joint-name': 'The <b>tide</b>', 'answer-pursuer-moves-ask-again': true }
  expect(readKept(writeKept(answers))).toEqual(answers)
})

test('W4 what something else put into the device’s store fills nothing in', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{"version":2,"answers":{}}',
    '{"version":1,"answers":null}',
    '{"version":1,"answers":{"a":1}}',
  ])
    expect(readKept(text)).toBeNull()
})
