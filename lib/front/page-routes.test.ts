import { expect, test } from 'vitest'
import { findPages } from './page-routes'

const routes = {
  '/(site)/page': '/',
  '/(site)/fees/page': '/fees',
  '/articles/[slug]/page': '/articles/[slug]',
  '/sign-in/[token]/page': '/sign-in/[token]',
  '/sign-in/code/route': '/sign-in/code',
  '/sign-in/[token]/confirm/route': '/sign-in/[token]/confirm',
  '/feed.xml/route': '/feed.xml',
}
const isPage = findPages(routes, ['^(?!/_next)/blog(?:/)?$', '^(?!/_next)/blog(?:/([^/]+?))(?:/)?$'])

test('A page is told by its address, in any spelling of its letters', () => {
  for (const path of ['/', '/fees', '/fee%73', '/articles/one', '/articles/nothing', '/sign-in/made-up'])
    expect(isPage(path), path).toBe(true)
})

test('What a handler answers is no page, and neither is what nobody answers', () => {
  for (const path of ['/sign-in/code', '/sign-in/x/confirm', '/feed.xml', '/feedXxml', '/nothing', '/fees/x'])
    expect(isPage(path), path).toBe(false)
})

test('The old address of a page takes a form no more than the page itself', () => {
  for (const path of ['/blog', '/blog/one']) expect(isPage(path), path).toBe(true)
  expect(isPage('/blog/one/two')).toBe(false)
})
