import { expect, test } from 'vitest'
import { readTarget } from './request-target'

test.each([
  '/',
  '/articles/when-one-reaches',
  '/search?q=100%25+%2F',
  '/search?q=%',
  '/team/zo%C3%AB',
  '/_next/static/a.js',
])('The address %s is passed on as it is', raw => {
  expect(readTarget(raw, false)).toMatchObject({ ok: true, target: raw })
})

test.each([
  ['/%', 400],
  ['/%zz', 400],
  ['/%ff', 400],
  ['/a%00b', 400],
  ['/a%0d%0ab', 400],
  ['/a\\b', 400],
  ['/a%5Cb', 400],
  ['/a#b', 400],
  ['*', 400],
  ['http://evil.example/', 400],
  ['', 400],
  ['//evil.example/', 404],
  ['/a//b', 404],
  ['/a/../staff', 404],
  ['/a/%2e%2e/staff', 404],
  ['/a/./b', 404],
  ['/staff%2fclients', 404],
  ['/staff.rsc', 404],
  ['/staff.RSC?x', 404],
  ['/staff.segments/_tree.segment.rsc', 404],
  ['/_next/data/build/staff.json', 404],
  ['/_next/image?url=x', 404],
  ['/_NEXT/data/x', 404],
  ['/_global-error', 404],
  ['/_not-found', 404],
  ['/_next/staticx', 404],
  [`/${'a'.repeat(8_001)}`, 414],
])('T1 The address %s is refused with %i, whatever may lie behind it', (raw, status) => {
  expect(readTarget(raw, false)).toEqual({ ok: false, status })
})

test.each([
  ['/staff?nxtPid=1&view=day', '/staff?view=day'],
  ['/staff?%6extPid=1', '/staff'],
  ['/staff?__nextLocale=en&__nextDefaultLocale=en', '/staff'],
  ['/staff?a=1&_nextBubbleNoFallback=1&b=2', '/staff?a=1&b=2'],
])('T1 The router’s own parameters are taken out of %s', (raw, target) => {
  expect(readTarget(raw, false)).toMatchObject({ ok: true, target })
})
