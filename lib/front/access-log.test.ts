import { expect, test } from 'vitest'
import { redactPath } from './access-log'

test.each([
  ['/', '/'],
  ['/articles/when-one-reaches-and-one-retreats', '/articles/when-one-reaches-and-one-retreats'],
  ['/search?q=ann@example.org', '/search'],
  ['/manage/abc123', '/manage/*'],
  ['/manage/abc123/cancel?reason=x', '/manage/*/cancel'],
  ['/partner/abc123/confirm', '/partner/*/confirm'],
  ['/offer/abc123', '/offer/*'],
  ['/calendar/abc123.ics', '/calendar/*'],
  ['/newsletter/abc123/unsubscribe', '/newsletter/*/unsubscribe'],
  ['/sign-in/abc123', '/sign-in/*'],
  ['/sign-in/proof', '/sign-in/proof'],
  ['/setup?token=abc123', '/setup'],
  ['/elsewhere/Zk3vQ_9aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789A', '/elsewhere/*'],
  ['/ann@example.org', '/*'],
  ['/ann%40example.org', '/*'],
  ['/Ann Miller', '/*'],
])('T69 The access log shows the address %s as %s', (target, shown) => {
  expect(redactPath(target)).toBe(shown)
})
