import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packedText, takesGzip } from './packed-text'

test.each([
  ['gzip', true],
  ['br, GZIP, deflate', true],
  ['gzip;q=0.5, br', true],
  ['*', true],
  ['*;q=0.1, br', true],
  [null, false],
  ['', false],
  ['identity', false],
  ['br, deflate', false],
  ['gzip;q=0', false],
  ['gzip; q=0.000, *', false],
  ['*;q=0', false],
  ['gzip;q=much', false],
  ['x-gzipped', false],
])('a reader that accepts “%s” takes gzip: %s', (accepted, expected) => {
  expect(takesGzip(accepted)).toBe(expected)
})

test('a text comes packed to whom that suits and plain to others, whole, with its length and what it depends on', async () => {
  const text = 'half past nine, ten o’clock; '.repeat(2000)
  const ask = (coding: string) => new Request('http://localhost/', { headers: { 'accept-encoding': coding } })
  const packed = packedText(ask('gzip'), text, { 'Content-Type': 'text/plain' })
  const plain = packedText(ask('identity'), text, { 'Content-Type': 'text/plain' })
  const bytes = Buffer.from(await packed.arrayBuffer())
  expect(gunzipSync(bytes).toString()).toBe(text)
  expect(await plain.text()).toBe(text)
  expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
    'gzip',
    null,
  ])
  expect(packed.headers.get('content-length')).toBe(String(bytes.length))
  for (const answer of [packed, plain]) {
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect(answer.headers.get('content-type')).toBe('text/plain')
  }
})
