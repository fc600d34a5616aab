import { expect, test } from 'vitest'
import { findClientAddress } from './client-address'

const peer = '192.0.2.1'

test.each([
  ['no proxy is trusted', peer, '203.0.113.9', 0, peer],
  ['one proxy wrote the last entry', peer, '203.0.113.9', 1, '203.0.113.9'],
  ['the client typed entries before the proxy’s', peer, '10.0.0.1, 8.8.8.8, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies stand in a row', peer, '8.8.8.8, 203.0.113.9, 198.51.100.7', 2, '203.0.113.9'],
  ['the list is shorter than the proxies', peer, '203.0.113.9', 2, peer],
  ['the header is absent', peer, undefined, 1, peer],
  ['the entry is no address', peer, '203.0.113.9, unknown', 1, peer],
  ['the entry is empty', peer, '203.0.113.9,', 1, peer],
  ['the entry is a script', peer, '<script>', 1, peer],
  ['the entry has a port', peer, '203.0.113.9:4711', 1, '203.0.113.9'],
  ['the entry is IPv6 in brackets', peer, '[2001:DB8::7]:4711', 1, '2001:db8::7'],
  ['the entry is IPv4 in the clothes of IPv6', peer, '::ffff:203.0.113.9', 1, '203.0.113.9'],
  ['the socket is dual-stack', '::ffff:192.0.2.1', undefined, 0, peer],
  ['the socket has a zone', 'fe80::1%eth0', undefined, 0, 'fe80::1'],
  ['the socket is already gone', undefined, undefined, 0, 'unknown'],
])('T56 The client’s address is right when %s', (_, socket, forwarded, proxies, expected) => {
  expect(findClientAddress(socket, forwarded, proxies)).toBe(expected)
})
