import { expect, test } from 'vitest'
import { newestDay, sitemapXml } from './sitemap'

test('S1 the sitemap gives the day of a page where one is known, and no day where none is', () => {
  expect(
    sitemapXml([
      { address: 'https://practice.example/articles/a', changed: '2026-11-12' },
      { address: 'https://practice.example/?a=1&b=2', changed: null },
    ]),
  ).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
      '<url><loc>https://practice.example/articles/a</loc><lastmod>2026-11-12</lastmod></url>\n' +
      '<url><loc>https://practice.example/?a=1&amp;b=2</loc></url>\n</urlset>\n',
  )
})

test('S1 a list of articles is as new as the newest of them', () => {
  expect(newestDay(['2026-11-02', '2026-11-12', '2026-10-30'])).toBe('2026-11-12')
  expect(newestDay([])).toBeNull()
})
