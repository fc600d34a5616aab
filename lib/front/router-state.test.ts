import { expect, test } from 'vitest'
import { isRouterState } from './router-state'

const encode = (tree: unknown) => encodeURIComponent(JSON.stringify(tree))

test.each([
  [['', { children: ['(site)', { children: ['__PAGE__', {}] }] }, null, 'refetch', 4]],
  [
    [
      '',
      { children: ['articles', { children: [['slug', 'when-one', 'd', null], {}, ['/a', ''], null, 16] }] },
    ],
  ],
  [['', { children: [['slug', 'a', 'ci(..)(..)', ['b']], {}] }, undefined, 'metadata-only']],
])('The state %j is one the router can read', tree => {
  expect(isRouterState(encode(tree))).toBe(true)
})

test.each([
  ['junk'],
  ['%E0%A4%A'],
  [''],
  [encode([1])],
  [encode([''])],
  [encode(['', []])],
  [encode(['', { children: [['slug', 'a', 'evil', null], {}] }])],
  [encode(['', { children: 'x' }])],
  [encode(['', {}, ['/a']])],
  [encode(['', {}, null, 'evil'])],
  [encode(['', {}, null, null, 'many'])],
  [encode(['', {}, null, null, 0, 'x', 'y'])],
  [encode(Array.from({ length: 60 }).reduce<unknown[]>(inner => ['', { children: inner }], ['', {}]))],
])('T65 The state %s, which the router would fail on, is known as such', header => {
  expect(isRouterState(header)).toBe(false)
})
