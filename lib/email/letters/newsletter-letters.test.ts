import { expect, test } from 'vitest'
import { newsletterProps } from '../testing/sample-letters'
import { newsletterLetter } from './newsletter-letters'

const { article } = newsletterProps

test('T42 an article’s title and words stand in the letter as text, the same in both parts', () => {
  const { text, html } = newsletterLetter(newsletterProps)
  expect(text).toContain('When one reaches & one retreats\n\nA pattern that <two> people make together.')
  expect(html).toContain('When one reaches &amp; one retreats')
  expect(html).toContain('A pattern that &lt;two&gt; people make together.')
})

test('N4 the subject is the title only where the title tells nobody what it is about', () => {
  const subjectOf = (title: string) =>
    newsletterLetter({ ...newsletterProps, article: { ...article, title } }).subject
  expect(subjectOf('Coming back after a hard evening')).toBe('Coming back after a hard evening')
  expect(subjectOf('When couples therapy is not the first step')).toBe('A new article')
})

test('S6 the letter leads to the article and out of the list, and nowhere else', () => {
  const { html, unsubscribeUrl } = newsletterLetter(newsletterProps)
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)
  expect(links).toEqual(['https://practice.example/articles/when-one-reaches', unsubscribeUrl])
  expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(|\ssrc=/i)
})
