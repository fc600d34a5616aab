import { expect, test } from 'vitest'
import { joinHalves, planHalves, planJoining } from './halves'
import { aPlan, theEditions } from './testing/two-halves'

const [reaching, quiet] = aPlan.halves

test('W5 a half carries what the joint page has a place for, and nothing else that was written alone', () => {
  expect(reaching?.carries.map(({ question, into }) => [question, into])).toEqual([
    ['steps', 'do'],
    ['story', 'see'],
  ])
  expect(quiet?.carries.map(({ question, into }) => [question, into])).toEqual([
    ['words', 'do'],
    ['story', 'see'],
  ])
  expect(reaching?.fileName).toBe('page-one.json')
})

test('W5 a worksheet whose joint page takes nothing from two halves has no halves', () => {
  expect(
    planHalves(
      'walk',
      theEditions.filter(({ id }) => id !== 'withdrawer'),
    ),
  ).toBeNull()
  expect(
    planHalves(
      'walk',
      theEditions.filter(({ id }) => id !== 'joint'),
    ),
  ).toBeNull()
})

test('W5 the first half fills the fields of the first partner and the second those of the second, whoever reaches', () => {
  const one = { edition: 'withdrawer', answers: { words: ' nothing at all ', story: '' } } as const
  const two = { edition: 'pursuer', answers: { steps: ['run', 'ask'], story: 'I am alone' } } as const
  expect(joinHalves(aPlan, one, two)).toEqual([
    { field: 'do-first', words: 'nothing at all' },
    { field: 'do-second', words: 'ask again; run after' },
    { field: 'see-second', words: 'I am alone' },
  ])
})

test('W5 a second joining replaces or empties what the first filled in, and leaves what somebody wrote', () => {
  const first = planJoining(
    [
      { field: 'do-first', words: 'ask' },
      { field: 'do-second', words: 'wait' },
      { field: 'see-first', words: 'rain' },
    ],
    { 'do-first': '', 'do-second': ' ', 'see-first': 'my own' },
    {},
  )
  expect(first).toEqual({ write: { 'do-first': 'ask', 'do-second': 'wait' }, filled: 2, left: 1 })
  const second = planJoining(
    [{ field: 'do-first', words: 'run' }],
    { 'do-first': 'ask', 'do-second': 'wait', 'see-first': 'my own' },
    first.write,
  )
  expect(second).toEqual({ write: { 'do-first': 'run', 'do-second': '' }, filled: 1, left: 0 })
  const changed = planJoining(
    [{ field: 'do-first', words: 'run' }],
    { 'do-first': 'ask, twice', 'do-second': 'wait' },
    { 'do-first': 'ask' },
  )
  expect(changed).toEqual({ write: {}, filled: 0, left: 1 })
})
