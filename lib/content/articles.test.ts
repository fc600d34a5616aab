import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createProcessor } from '@mdx-js/mdx'
import rehypeSlug from 'rehype-slug'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { afterAll, expect, test } from 'vitest'
import { findArticle, listArticles, parseArticle } from './articles'
import { contentRoot, listTexts } from './files'
import { type MdxNode, walk } from './mdx-tree'
import { articleText, copyContent, removeCopies } from './testing/content-copy'

afterAll(removeCopies)

const sources = listTexts(contentRoot(), 'articles', '.mdx')

test('R1 the journal holds twelve articles or more, each of 900 to 1,800 words, one of them at its promised address', () => {
  const articles = listArticles().filter(({ draft }) => !draft)
  expect(articles.map(({ slug }) => slug)).toContain('when-one-reaches-and-one-retreats')
  expect(articles.length).toBeGreaterThanOrEqual(12)
  expect(articles.filter(({ words }) => words < 900 || words > 1800).map(({ slug }) => slug)).toEqual([])
})

test('R2 a publication date stays the very text that was written, with the process far east of the practice', () => {
  expect(findArticle('when-one-reaches-and-one-retreats')?.published).toBe('2026-11-12')
})

test.each(sources.map(source => [source.slug, source.text]))(
  'R4 the anchors of the contents list are those that the build puts on the page: %s',
  (slug, text) => {
    const onPage: string[] = []
    // The element tree of the page, as the build’s own plugins leave it.
    const collect = () => (tree: unknown) => {
      onPage.push(...anchorsOf(tree))
    }
    const build = createProcessor({
      remarkPlugins: [remarkFrontmatter, remarkGfm],
      rehypePlugins: [rehypeSlug, collect],
    })
    build.processSync(text)
    const listed = findArticle(slug)?.headings.map(({ id }) => id)
    expect(listed?.length).toBeGreaterThan(3)
    expect(onPage).toEqual(listed)
  },
)

function anchorsOf(tree: unknown): string[] {
  return [...walk(tree as MdxNode)].flatMap(node => {
    // proof: every tree of the build has types and children
    const { tagName, properties } = node as { tagName?: string; properties?: { id?: string } }
    const isHeading = tagName !== undefined && /^h[1-6]$/.test(tagName)
    return isHeading && properties?.id !== undefined && properties.id !== 'footnote-label'
      ? [properties.id]
      : []
  })
}

test('R4 two headings with the same words get two anchors', () => {
  const text = articleText({}, '## The *loop*, again\n\n## The loop, again\n\n### And `then`')
  const parsed = parseArticle({ file: 'content/articles/a.mdx', slug: 'a', text })
  expect(parsed.ok && parsed.value.article.headings.map(({ id, depth }) => [id, depth])).toEqual([
    ['the-loop-again', 2],
    ['the-loop-again-1', 2],
    ['and-then', 3],
  ])
})

test('R4 reading time counts the words that are read, and neither front matter nor sources', () => {
  const body = `${'word '.repeat(216)}[^a]\n\n[^a]: ${'source '.repeat(500)}`
  const parsed = parseArticle({ file: 'content/articles/a.mdx', slug: 'a', text: articleText({}, body) })
  expect(parsed.ok && [parsed.value.article.words, parsed.value.article.readingMinutes]).toEqual([219, 1])
})

test('R5 every article of this practice has its reflection prompts, but for pages about safety', () => {
  const without = listArticles().filter(article => !article.hasPrompts)
  expect(without.filter(({ safety }) => !safety).map(({ slug }) => slug)).toEqual([])
})

test('R6 every article of this practice invites to book its service and offers its worksheet if it has one, but for pages about safety', () => {
  for (const { slug, text } of sources) {
    const article = findArticle(slug)
    const { service, worksheet, safety } = article ?? {}
    const inviting = [text.includes(`<BookingCall service="${service}" />`), text.includes('<WorksheetCard ')]
    expect([slug, ...inviting]).toEqual([slug, !safety, worksheet !== null])
    if (worksheet) expect(text).toContain(`<WorksheetCard worksheet="${worksheet}" />`)
  }
  expect(findArticle('when-couples-therapy-is-not-the-first-step')?.safety).toBe(true)
})

test('R14 every article of this practice names its sources, and every source that is a paper says where it can be found', () => {
  for (const { text, slug } of sources) {
    const notes = text.split('\n').filter(line => /^\[\^\w+\]: /.test(line))
    expect([slug, notes.length >= 3]).toEqual([slug, true])
    expect(notes.filter(note => !/^\[\^\w+\]: \p{Lu}.+ \(\d{4}\)\. /u.test(note))).toEqual([])
    const papers = notes.filter(note => /\*\d+\*?\(|, \d+\*\(\d+\)/.test(note))
    expect(papers.filter(note => !note.includes('https://doi.org/10.'))).toEqual([])
  }
})

test('an article that is added or changed is there at the next look, without a restart', () => {
  const root = copyContent()
  expect(listArticles(root).map(({ slug }) => slug)).toEqual(['what-going-quiet-is-for'])
  writeFileSync(path.join(root, 'articles/new.mdx'), articleText({ published: '2026-11-20' }))
  expect(listArticles(root).map(({ slug }) => slug)).toEqual(['new', 'what-going-quiet-is-for'])
})

test('T58 an address that is a path finds no article', () => {
  for (const slug of [
    '../practice/practice',
    '..%2f',
    '/etc/passwd',
    'when-one-reaches-and-one-retreats.mdx',
    '\0',
    '',
  ])
    expect(findArticle(slug)).toBeNull()
})
