import { expect, test } from 'vitest'
import { joinHalves, planHalves } from './halves'
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
