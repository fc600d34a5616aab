import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonForScript } from './json-for-script'

test('T48 no text in structured data can end its script element, open a comment or break a line', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '<!--',
    ']]>',
    '&lt;/script&gt;',
    'a\u2028b\u2029c',
    '</SCRIPT ',
    '\\u003c',
  ]
  const written = jsonForScript({ hostile, '</script>': 1 })
  expect(written).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(written)).toEqual({ hostile, '</script>': 1 })
})

test('T48 whatever the text, what is read back is what was meant', () => {
  const text = fc
    .array(fc.constantFrom('<', '>', '&', '/', '\u2028', '\\', '"', 'script', '\ud83d\ude42', 'a'))
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.array(text), texts => {
      const written = jsonForScript(texts)
      expect(written).not.toMatch(/[<>&\u2028\u2029]/)
      expect(JSON.parse(written)).toEqual(texts)
    }),
  )
})
