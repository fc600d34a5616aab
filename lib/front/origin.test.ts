import { expect, test } from 'vitest'
import { acceptsOrigin, isOneClickUnsubscribe, speakingHost } from './origin'

const site = 'https://practice.example'
const local = 'http://localhost:3000'

test.each([
  ['https://practice.example', 'practice.example', site],
  ['https://practice.example', 'evil.example', site],
  ['http://localhost:3000', 'localhost:3000', local],
  ['http://127.0.0.1:3000', '127.0.0.1:3000', local],
  ['http://[::1]:3000', '[::1]:3000', local],
  ['http://localhost', 'localhost:80', 'http://localhost'],
])('T53 A form from %s to the host %s is taken by %s', (origin, host, publicUrl) => {
  expect(acceptsOrigin(origin, host, publicUrl)).toBe(true)
})

test.each([
  [undefined, 'practice.example', site],
  ['null', 'practice.example', site],
  ['', 'practice.example', site],
  ['http://practice.example', 'practice.example', site],
  ['https://practice.example:8443', 'practice.example', site],
  ['https://sub.practice.example', 'practice.example', site],
  ['https://practice.example.evil.example', 'practice.example', site],
  ['https://practice.example/path', 'practice.example', site],
  ['https://user@practice.example', 'practice.example', site],
  ['https://practice.example, https://practice.example', 'practice.example', site],
  ['https://evil.example', 'evil.example', site],
  ['http://localhost:3000', 'practice.example', site],
  ['http://localhost:4000', 'localhost:3000', local],
  ['http://127.0.0.1:3000', 'localhost:3000', local],
  ['http://evil.example:3000', 'evil.example:3000', local],
  ['http://localhost.evil.example:3000', 'localhost.evil.example:3000', local],
  ['https://localhost:3000', 'localhost:3000', local],
  ['http://localhost:3000', undefined, local],
  ['null', 'localhost:3000', local],
])('T53 A form from %s to the host %s is refused by %s', (origin, host, publicUrl) => {
  expect(acceptsOrigin(origin, host, publicUrl)).toBe(false)
})

test.each([
  ['evil.example', site, 'practice.example'],
  ['localhost:3000', site, 'practice.example'],
  ['evil.example', local, 'localhost:3000'],
  ['127.0.0.1:3000', local, '127.0.0.1:3000'],
  ['localhost@evil.example', local, 'localhost:3000'],
  ['localhost/evil', local, 'localhost:3000'],
  [undefined, local, 'localhost:3000'],
])('T55 Asked as %s, the site of %s speaks of itself as %s', (host, publicUrl, expected) => {
  expect(speakingHost(host, publicUrl)).toBe(expected)
})

test('Only the one-click unsubscribe may come from other programs', () => {
  expect(isOneClickUnsubscribe('/newsletter/abc-DEF_123/unsubscribe')).toBe(true)
  for (const path of [
    '/newsletter',
    '/newsletter/a/confirm',
    '/newsletter/a/unsubscribe/b',
    '/x/newsletter/a/unsubscribe',
  ])
    expect(isOneClickUnsubscribe(path)).toBe(false)
})
