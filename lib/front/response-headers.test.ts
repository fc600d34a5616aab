import { expect, test } from 'vitest'
import { framePolicy, inertPolicy, pagePolicy, scriptlessPolicy } from './policy'
import { type Answer, cacheRule, policyRule, resourceRule, shieldHeaders } from './response-headers'

const answer: Answer = {
  status: 200,
  contentType: 'text/html',
  cacheControl: '',
  policy: '',
  setsCookie: false,
}
const forAll = 'public, max-age=0, must-revalidate'

test('T60 An answer that its route calls public stays so while it has no cookie, no nonce and no fault', () => {
  expect(cacheRule({ ...answer, cacheControl: forAll })).toBe(forAll)
})

test.each([
  ['its route says nothing', {}],
  ['its route leaves it to shared caches without saying public', { cacheControl: 's-maxage=31536000' }],
  ['it sets a cookie', { cacheControl: forAll, setsCookie: true }],
  ['its scripts carry a nonce', { cacheControl: forAll, policy: pagePolicy('abc', '/') }],
  ['it is a fault of the visitor', { cacheControl: forAll, status: 404 }],
  ['it is a fault of ours', { cacheControl: forAll, status: 500 }],
  ['a word merely contains public', { cacheControl: 'x-public-x' }],
])('T60 An answer is private and stored nowhere when %s', (_, part) => {
  expect(cacheRule({ ...answer, ...part })).toBe('private, no-store')
})

test.each([
  ['a page keeps its own policy', { policy: pagePolicy('abc', '/') }, pagePolicy('abc', '/')],
  ['a page without one gets a policy without scripts', {}, scriptlessPolicy],
  ['data gets a policy that allows nothing', { contentType: 'application/json' }, inertPolicy],
  [
    'a nonce is of no use to data',
    { contentType: 'application/json', policy: pagePolicy('abc', '/') },
    inertPolicy,
  ],
  [
    'a PDF is shown by the browser’s own viewer',
    { contentType: 'application/pdf', policy: pagePolicy('a', '/') },
    framePolicy,
  ],
  [
    'a policy that forgot framing is completed',
    { policy: "default-src 'none'" },
    `default-src 'none'; ${framePolicy}`,
  ],
])('T66 Nothing of ours can be framed: %s', (_, part, expected) => {
  expect(policyRule({ ...answer, ...part })).toBe(expected)
  expect(policyRule({ ...answer, ...part })).toContain("frame-ancestors 'none'")
})

const picture: Answer = {
  ...answer,
  contentType: 'image/png',
  cacheControl: forAll,
  resourcePolicy: 'cross-origin',
}

test('S3 A picture for everybody may be shown by every site when its route says so', () => {
  expect(resourceRule(picture)).toBe('cross-origin')
})

test.each([
  ['its route says nothing', { resourcePolicy: '' }],
  ['its route says something unknown', { resourcePolicy: 'everybody' }],
  ['it is a page', { contentType: 'text/html' }],
  ['it is not for everybody', { cacheControl: 'private' }],
  ['it sets a cookie', { setsCookie: true }],
  ['it is missing', { status: 404 }],
])('T66 An answer is shown inside pages of our own alone when %s', (_, part) => {
  expect(resourceRule({ ...picture, ...part })).toBe('same-origin')
})

test('V6 The policy of a page allows scripts by its nonce alone, and nothing inline', () => {
  const scripts = pagePolicy('abc', '/')
    .split('; ')
    .filter(part => /^(script|default)-src/.test(part))
  expect(scripts).toEqual(["default-src 'none'", "script-src 'nonce-abc' 'strict-dynamic'"])
  expect(pagePolicy('abc', '/')).not.toContain('unsafe-')
})

test('Strict transport is demanded on https and only there', () => {
  expect(shieldHeaders(answer, true)['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains')
  expect(shieldHeaders(answer, false)).not.toHaveProperty('Strict-Transport-Security')
})
