import { expect, test } from 'vitest'
import { countedRead, type Opened } from './counted-read'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const opened = (rest: Partial<Opened> = {}, headers: Opened['headers'] = {}): Opened => ({
  method: 'GET',
  path: '/articles/the-loop',
  status: 200,
  contentType: 'text/html; charset=utf-8',
  ...rest,
  headers: { 'user-agent': firefox, 'sec-fetch-dest': 'document', ...headers },
})

test('S5 an article that a browser opens as a page counts, also a browser that says little of itself', () => {
  expect(countedRead(opened())).toBe('the-loop')
  expect(countedRead(opened({}, { 'sec-fetch-dest': undefined }))).toBe('the-loop')
})

test.each<[string, Opened]>([
  ['a HEAD', opened({ method: 'HEAD' })],
  ['an error', opened({ status: 404 })],
  ['an answer from the cache', opened({ status: 304 })],
  ['a part of a page', opened({ contentType: 'text/x-component' })],
  ['a page fetched ahead', opened({}, { 'sec-purpose': 'prefetch;prerender' })],
  ['a page fetched ahead by an older browser', opened({}, { purpose: 'prefetch' })],
  ['a page fetched by a script', opened({}, { 'sec-fetch-dest': 'empty' })],
  ['a search engine', opened({}, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })],
  ['a program', opened({}, { 'user-agent': 'curl/8.5.0' })],
  ['a program that says nothing', opened({}, { 'user-agent': undefined })],
  ['the list of articles', opened({ path: '/articles' })],
  ['another page', opened({ path: '/help-now' })],
  ['an address that is none of ours', opened({ path: '/articles/Ann@example.org' })],
])('S5 %s does not count', (_, request) => {
  expect(countedRead(request)).toBeNull()
})
