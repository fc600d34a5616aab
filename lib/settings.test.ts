import { expect, test } from 'vitest'
import { parseSettings } from './settings'

test('O2 the public address has one spelling, however it was written', () => {
  for (const given of ['https://Practice.Example', 'https://practice.example:443/'])
    expect(parseSettings({ NEXTAUTH_URL: given })).toMatchObject({
      ok: true,
      value: { NEXTAUTH_URL: 'https://practice.example' },
    })
  expect(parseSettings({})).toMatchObject({ ok: true, value: { NEXTAUTH_URL: undefined, PORT: 3000 } })
})
