import { expect, test } from 'vitest'
import { holdForm, readAnswers } from './booking'

const questions = [
  { id: 'note', required: false },
  { id: 'hope', required: true },
]

test('B8 a service’s own questions are answered by their ids, and what nobody asked for is left out', () => {
  expect(readAnswers({ note: ' a word ', hope: 'rest', role: 'owner' }, questions)).toEqual({
    ok: true,
    answers: { note: 'a word', hope: 'rest' },
  })
})

test('B8 an answer that is needed and missing, too long or unwritable gets its own words', () => {
  const read = readAnswers({ note: 'x'.repeat(2001), hope: '  ' }, questions)
  expect(read).toEqual({
    ok: false,
    errors: { note: 'Please shorten this to 2000 characters', hope: 'Please write a few words here' },
  })
  expect(readAnswers({ note: 'a\0b', hope: 'rest' }, questions)).toMatchObject({ ok: false })
})

test('B8 T51 names that every object has are no answers', () => {
  expect(readAnswers({}, [{ id: 'constructor', required: false }])).toEqual({ ok: true, answers: {} })
})

test('S5 the article somebody came from is a plain word or is left out, and never refuses a time', () => {
  const via = (word: unknown) =>
    holdForm.safeParse({ service: 'consultation', start: '2026-12-01T17:30:00Z', via: word }).data?.via
  expect(via('when-one-reaches')).toBe('when-one-reaches')
  for (const word of [undefined, '', 'No Slug', '<script>', 'a'.repeat(81), '../x'])
    expect(via(word)).toBeNull()
})

test('a state is one of the law’s own, in any case of letters; two letters that are none are asked for again', () => {
  const state = (word: string) =>
    holdForm.safeParse({ service: 'consultation', start: '2026-12-01T17:00:00Z', state: word })
  expect(state('or')).toMatchObject({ success: true, data: { state: 'OR' } })
  expect(state(' ')).toMatchObject({ success: true, data: { state: null } })
  expect(state('XX').success).toBe(false)
})
