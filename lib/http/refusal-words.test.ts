import { expect, test } from 'vitest'
import { refusalWords } from './refusal-words'

const phone = '(503) 555-0142'

test('Too many tries are told the wait that Retry-After asks for, in whole minutes and never less', () => {
  const waits = [30, 60, 61, 600, 900].map(seconds => refusalWords({ status: 429, phone, seconds })[1])
  expect(waits.map(words => /try again in (.*), or call/.exec(words)?.[1])).toEqual([
    'a minute',
    'a minute',
    '2 minutes',
    '10 minutes',
    '15 minutes',
  ])
})

test('Whoever is told to wait or to call is told where', () => {
  for (const status of [409, 429, 503])
    expect(refusalWords({ status, phone })[1], `${status}`).toContain(phone)
})

test('Whoever finds what they typed on the page is told so, and nobody else', () => {
  for (const status of [429, 503]) {
    expect(refusalWords({ status, phone, kept: true })[1], `${status}`).toContain(
      'What you typed is still here',
    )
    expect(refusalWords({ status, phone })[1], `${status}`).not.toContain('still here')
  }
})
