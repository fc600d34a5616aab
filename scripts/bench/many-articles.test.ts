import { cp, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listArticles } from '@/lib/content/articles'
import { checkContent } from '@/lib/content/check'
import { contentRoot } from '@/lib/content/files'
import { ownWord, writeManyArticles } from './many-articles'
import { usualWords } from './pages-site'

test('generated articles pass the rules for articles, are of the usual length, and no two are alike', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'many-articles-'))
  try {
    await cp(contentRoot(), root, { recursive: true })
    await writeManyArticles(path.join(root, 'articles'), 5)
    const ours = (file: string) => file.startsWith('content/articles/bench-')
    expect(checkContent(root, '2026-11-22').filter(({ file }) => ours(file))).toEqual([])
    const articles = listArticles(root).filter(({ file }) => ours(file))
    expect(new Set(articles.map(({ title }) => title)).size).toBe(5)
    expect(new Set(articles.map(({ passages }) => passages.join())).size).toBe(5)
    for (const { words, slug } of articles) {
      expect(words, slug).toBeGreaterThan(usualWords * 0.95)
      expect(words, slug).toBeLessThan(usualWords * 1.15)
    }
  } finally {
    await rm(root, { recursive: true })
  }
})

test('each generated article has a word that no other has', () => {
  expect(new Set(Array.from({ length: 2_000 }, (_, number) => ownWord(number))).size).toBe(2_000)
})
