import { expect, test } from 'vitest'
import { isSafeLink } from './safe-link'

test.each([
  '/articles',
  '/articles/a#b',
  '#b',
  'https://doi.org/10.1037/a0028900',
  'mailto:hello@example.org',
  'tel:988',
  '/book?service=a',
])('T46 a link may lead to %s', href => {
  expect(isSafeLink(href)).toBe(true)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.example/1',
  'http://a.example',
  '//a.example',
  '/\\a.example',
  '\\\\a.example',
  '/\t/a.example',
  '/articles\\a',
  '/articles/a b',
  'https:a.example',
  'HTTPS://a.example/ b',
  'articles',
  '../articles',
  '',
])('T46 a link may not lead to %j', href => {
  expect(isSafeLink(href)).toBe(false)
})
