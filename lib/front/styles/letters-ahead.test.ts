import { expect, test } from 'vitest'
import { placeLetters } from './letters-ahead'

const link = (file: string, media = '') =>
  `<link rel="preload" href="/fonts/${file}.woff2" as="font" type="font/woff2" crossorigin="anonymous"${media}/>`
const page = (head: string, body: string) =>
  `<html><head>${head}<title>x</title></head><body>${body}</body></html>`

test('G2 letters are asked for in the head on a wide screen alone, and on a narrow one where nothing waits for them', () => {
  const [wide, narrow] = [' media="(min-width: 60rem)"', ' media="(max-width: 59.99rem)"']
  expect(placeLetters(page(`<meta/>${link('a')}${link('b')}`, '<p>Words</p>'))).toBe(
    page(
      `<meta/>${link('a', wide)}${link('b', wide)}`,
      `${link('a', narrow)}${link('b', narrow)}<p>Words</p>`,
    ),
  )
})

test('G2 a page that asks for no letters ahead stays as it is', () => {
  const html = page('<link rel="preload" href="/a.js" as="script"/>', '<p>Words</p>')
  expect(placeLetters(html)).toBe(html)
})
