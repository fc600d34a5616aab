import { expect, test } from 'vitest'
import { type Card, chooseCard } from './shelf'

const lines: Card = { page: null, title: null, file: 'a.png' }
const own: Card = { page: '/articles/a', title: 'A title', file: 'b.png' }

test('S3 a page has its own picture while it has the title that was drawn, and afterwards the one without words', () => {
  expect(chooseCard([lines, own], '/articles/a', 'A title')).toBe(own)
  expect(chooseCard([lines, own], '/articles/a', 'Another title')).toBe(lines)
  expect(chooseCard([lines, own], '/articles/b', 'A title')).toBe(lines)
  expect(chooseCard([], '/articles/a', 'A title')).toBeNull()
})
