import { expect, test } from 'vitest'
import { isLoopback, networkKey } from './network'

test('B11 one IPv4 address is one network, also when it is written as IPv6', () => {
  expect(networkKey('192.0.2.7')).toBe('192.0.2.7')
  expect(networkKey('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(networkKey('::FFFF:c000:0207')).toBe('192.0.2.7')
  expect(networkKey('0:0:0:0:0:ffff:c000:207')).toBe('192.0.2.7')
})

test('B11 all addresses of one IPv6 /64 are one network, and the next /64 is another', () => {
  const key = '2001:db8:0:1::/64'
  for (const address of [
    '2001:db8:0:1::',
    '2001:DB8:0:1:ffff:ffff:ffff:ffff',
    '2001:0db8:0000:0001::1',
    '2001:db8:0:1::1%eth0',
  ]) {
    expect(networkKey(address)).toBe(key)
  }
  expect(networkKey('2001:db8:0:2::1')).not.toBe(key)
  expect(networkKey('::1')).toBe('0:0:0:0::/64')
})

test.each([
  '',
  'localhost',
  '256.0.0.1',
  '1.2.3',
  '1.2.3.4.5',
  '01.2.3.4',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  'g::1',
  '12345::',
  '::1.2.3.4.5',
  '::1.2.3.4:5',
  '192.0.2.7, 10.0.0.1',
  '192.0.2.7\n',
  '1.2.3.4::',
  `${':'.repeat(1000)}`,
])('the text %j is no address', text => {
  expect(networkKey(text)).toBeNull()
})

test('only the names and addresses of this machine itself are loopback', () => {
  for (const here of ['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])
    expect(isLoopback(here)).toBe(true)
  for (const away of ['localhost.example', '127.0.0.1.example', '128.0.0.1', '0127.0.0.1', '[::2]', ''])
    expect(isLoopback(away)).toBe(false)
})
