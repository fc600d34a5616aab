import { expect, test } from 'vitest'
import { formsOf } from './word-forms'

const areForms = (one: string, other: string) => formsOf(one).includes(other)

test('R12 the regular forms of a word lead to each other', () => {
  for (const family of [
    ['fight', 'fights', 'fighting'],
    ['hit', 'hits', 'hitting'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['care', 'cares', 'cared', 'caring'],
    ['worry', 'worries', 'worried', 'worrying'],
    ['kiss', 'kisses', 'kissed', 'kissing'],
    ['touch', 'touches', 'touched'],
    ['argue', 'argues', 'argued', 'arguing'],
    ['tell', 'tells', 'telling'],
  ])
    for (const one of family)
      expect(
        family.filter(other => !areForms(one, other)),
        one,
      ).toEqual([])
})

test('R12 words that only look like forms of each other are kept apart', () => {
  for (const [one, other] of [
    ['caring', 'car'],
    ['hoping', 'hop'],
    ['thing', 'th'],
    ['string', 'str'],
    ['less', 'les'],
    ['us', 'u'],
    ['this', 'thi'],
    ['need', 'ne'],
  ] as const)
    expect(areForms(one, other), `${one} ${other}`).toBe(false)
  expect(formsOf('2nd')).toEqual(['2nd'])
})
