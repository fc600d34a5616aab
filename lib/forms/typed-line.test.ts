import { expect, test } from 'vitest'
import type { z } from 'zod'
import { codeField, emailField, nameField, optional, phoneField, wordsField } from './text'

const read = (field: z.ZodType, text: string) => {
  const parsed = field.safeParse(text)
  return parsed.success ? parsed.data : `refused: ${parsed.error.issues[0]?.message}`
}
const all = (field: z.ZodType, texts: readonly string[]) => texts.map(text => read(field, text))
const only = (value: string, texts: readonly string[]) => texts.map(() => value)

test('a telephone number is read as a list of contacts copies it: in marks of direction, with odd spaces and dashes', () => {
  const copied = [
    '\u202a+1 (503) 555-0142\u202c',
    '\u202d+1 503 555 0142\u202c',
    '\u2066+1 503 555 0142\u2069',
    '+1\u00a0503\u00a0555\u00a00142',
    '503\u2013555\u20130142',
    '503\u2011555\u20110142',
    '(503) 555\u22120142\u200b',
    '\t503.555.0142\u3000',
    '\ufeff503\u00ad555\u200d0142',
  ]
  expect(all(phoneField, copied)).toEqual(only('+15035550142', copied))
})

test('a telephone number that holds anything else, or is read the other way round, is refused as before', () => {
  const refused = [
    '\u202e2410-555-305\u202c',
    '503\u0000555 0142',
    '503 555 0142;x',
    '\u200b',
    'call\u200bme',
  ]
  const words = 'refused: Write a phone number, such as (503) 555-0142, or leave this empty'
  expect(all(phoneField, refused)).toEqual(only(words, refused))
})

test('T12 an e-mail address loses what stands around it unseen', () => {
  const copied = [
    '\u200bann@example.org',
    'ann@example.org\u200b',
    '\u00a0ann@example.org\u3000',
    '\ufeffann@example.org',
    '\u202aann@example.org\u202c',
    '\u2068ann@example.org\u2069\u200f',
    '\tann@example.org \u00ad',
  ]
  expect(all(emailField, copied)).toEqual(only('ann@example.org', copied))
})

test('T12 an e-mail address with anything unseen inside, a line’s end or a mark that turns it around is refused', () => {
  const refused = [
    'a\u200bnn@example.org',
    'ann@exa\u00admple.org',
    'ann\u00a0@example.org',
    'ann@example.org\u200b\r\nBcc: b@example.org',
    'ann@example.org\n',
    'ann@example.org\u2028',
    '\u0000ann@example.org',
    '\u202egro.elpmaxe@nna\u202c',
    'ann@example.org,\u200bb@example.org',
  ]
  for (const text of refused) expect(read(emailField, text), JSON.stringify(text)).toMatch(/^refused: /)
  expect(read(emailField, '\u200b\u00a0')).toBe('refused: Write your e-mail address')
})

test('a name loses what nobody can see, and its spaces and hyphens are plain', () => {
  const names: Record<string, string> = {
    'Ann\u200f': 'Ann',
    '\u200bAnn ': 'Ann',
    'Mül\u00adler\u2011Lüdenscheidt': 'Müller-Lüdenscheidt',
    'Ann\tLee\u00a0': 'Ann Lee',
    '\u202aAnn\u202c': 'Ann',
    'שלום\u200f': 'שלום',
    '李\u3000小龍': '李 小龍',
    '\ufeffA': 'A',
  }
  for (const [text, name] of Object.entries(names)) expect(read(nameField, text)).toBe(name)
})

test('T45 a name keeps the joiners and signs that its script or its emoji is written with, at its end too', () => {
  const names = ['ک\u200cش', 'അനില്\u200d', 'क\u094d\u200dष', '👩\u200d❤️\u200d👨', '🏳️\u200d🌈 Sam']
  expect(all(nameField, names)).toEqual(names)
})

test('T41 a name that breaks its line or is read the other way round is refused, and one of which nothing can be seen is empty', () => {
  const refused = [
    'Ann\r\nBcc: x@y.com',
    'Ann\n',
    'Ann\u2028B',
    'An\u0000n',
    '\u202eabc',
    'Ann\u202e',
    'A\ud800nn',
    '\u001b[31mred',
  ]
  const words = 'refused: The name holds a sign that cannot be printed'
  expect(all(nameField, refused)).toEqual(only(words, refused))
  const empty = ['\u200b', '\u00a0', '\u200d', '\u202a\u202c', '\ufe0f', '\u3164', ' \t ']
  expect(all(nameField, empty)).toEqual(only('refused: Write the name we may call you by', empty))
})

test('a code is read as it is copied from a letter', () => {
  const copied = ['\u200b123456', '123\u2011456', '\u202a123\u00a0456\u202c', '123 456\u200f']
  expect(all(codeField, copied)).toEqual(only('123456', copied))
})

test('T47 what a word processor ends a line with is a line’s end, and other signs that cannot be stored are refused', () => {
  expect(read(wordsField(100), 'one\u000btwo\fthree\u0085four')).toBe('one\ntwo\nthree\nfour')
  expect(read(wordsField(100), 'one\u0000two')).toBe('refused: This holds a sign that cannot be stored')
})

test('a field in which nothing can be seen counts as left empty', () => {
  for (const text of ['', '  ', '\u200b', '\u202a\u00a0\u202c']) {
    expect(read(optional(phoneField), text)).toBe(undefined)
    expect(read(wordsField(100), text)).toBe('')
  }
})

// The square of a line's length takes minutes here: then the deadline ends the test. Longer lines would only take hours to say so.
test('T52 a long line of spaces and of signs nobody can see costs nothing, in any field', {
  timeout: 10_000,
}, () => {
  for (const piece of [' ', '\u200b', '\u00a0', '\u202a', '-', '\u2011'])
    for (const field of [nameField, emailField, phoneField, codeField])
      expect(read(field, `1${piece.repeat(40_000)}\n1`)).toMatch(/^refused: /)
})
