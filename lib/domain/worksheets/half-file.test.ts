import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HalfFault, readHalf, writeHalf } from './half-file'
import { aPlan } from './testing/two-halves'

const half = { edition: 'pursuer', answers: { steps: ['ask'], story: 'They do not hear me.' } } as const
const file = writeHalf('walk', half)
const change = (changes: object) => JSON.stringify({ ...JSON.parse(file), ...changes })

test('W5 a half that was written is read back word for word, whatever words they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.subarray(['ask', 'run']), (story, steps) => {
      const any = { edition: 'pursuer', answers: { steps, story } } as const
      expect(readHalf(writeHalf('walk', any), aPlan)).toEqual({ ok: true, half: any })
    }),
  )
})

const refused: readonly (readonly [string, string, HalfFault])[] = [
  ['cut off in the middle', file.slice(0, file.length / 2), 'damaged'],
  ['nothing', '', 'not-ours'],
  ['a letter', 'Dear partner,', 'not-ours'],
  ['another kind of JSON', '{"answers":{}}', 'not-ours'],
  ['a list', '[1,2]', 'not-ours'],
  ['null', 'null', 'not-ours'],
  ['a later version', change({ version: 2 }), 'other-version'],
  ['no version', change({ version: undefined }), 'other-version'],
  ['another worksheet', change({ worksheet: 'swim' }), 'other-worksheet'],
  ['the joint page', change({ edition: 'joint' }), 'damaged'],
  ['an unknown edition', change({ edition: '__proto__' }), 'damaged'],
  ['no answers', change({ answers: null }), 'damaged'],
  ['answers as a list', change({ answers: ['x'] }), 'damaged'],
  ['an answer to something never asked', change({ answers: { other: 'x' } }), 'damaged'],
  ['an answer that stays with its writer', change({ answers: { alone: 'x' } }), 'damaged'],
  ['a number for words', change({ answers: { story: 5 } }), 'damaged'],
  ['words for boxes', change({ answers: { steps: 'ask' } }), 'damaged'],
  ['a box that is not there', change({ answers: { steps: ['ask', 'toString'] } }), 'damaged'],
  ['a planted prototype', file.replace('"story"', '"__proto__"'), 'damaged'],
]

test.each(refused)('W5 a file that is %s is refused with its reason', (_, text, reason) => {
  expect(readHalf(text, aPlan)).toEqual({ ok: false, reason })
})

test('W5 no text at all makes the reader fail, and none but a half is taken', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map(answers => change({ answers })),
      ),
      text => {
        const read = readHalf(text, aPlan)
        if (read.ok)
          expect(Object.keys(read.half.answers).every(key => ['steps', 'story'].includes(key))).toBe(true)
      },
    ),
  )
})
