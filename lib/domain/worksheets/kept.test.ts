import { expect, test } from 'vitest'
import { changesBetween, readKept, withAnswer, writeKept } from './kept'

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

test('W6 saving one field leaves what another tab saved in others, and an emptied field is kept no longer', () => {
  const kept = { 'answer-joint-name': 'The tide', 'answer-pursuer-moves-ask': true }
  expect(withAnswer(kept, 'answer-joint-story', 'Rain')).toEqual({ ...kept, 'answer-joint-story': 'Rain' })
  expect(withAnswer(kept, 'answer-joint-name', '')).toEqual({ 'answer-pursuer-moves-ask': true })
  expect(withAnswer(kept, 'answer-pursuer-moves-ask', false)).toEqual({ 'answer-joint-name': 'The tide' })
})

test('W6 what another tab changed says which fields to write anew and which to empty', () => {
  expect(changesBetween({ a: 'one', b: true, c: 'same' }, { a: 'two', c: 'same', d: true })).toEqual({
    a: 'two',
    b: false,
    d: true,
  })
  expect(changesBetween({ a: 'one', b: true }, {})).toEqual({ a: '', b: false })
})
