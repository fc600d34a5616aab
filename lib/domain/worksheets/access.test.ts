import { expect, test } from 'vitest'
import { isOpenTo } from './access'

const anonymous = { kind: 'anonymous' } as const
const client = { kind: 'client', personId: 'somebody' } as const

test('W2 a worksheet behind sign-in is for whoever is signed in, and one that the practice opened is for everybody', () => {
  expect(isOpenTo('sign-in', anonymous)).toBe(false)
  expect(isOpenTo('sign-in', client)).toBe(true)
  expect(isOpenTo('open', anonymous)).toBe(true)
  expect(isOpenTo('open', client)).toBe(true)
})
