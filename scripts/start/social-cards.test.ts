import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listArticles } from '@/lib/content/articles'
import { listWantedCards, makeSocialCards } from './social-cards'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'cards-'))
})
afterEach(() => rm(root, { recursive: true }))

const wanted = [
  { page: null, title: null, slug: 'two-lines', shape: 'meet' },
  { page: '/articles/a', title: 'A title', slug: 'a', shape: 'pursue' },
] as const

/** Notes what is drawn; `fail` ends the build at that picture, as a kill would. */
function drawer(fail = Number.POSITIVE_INFINITY) {
  const drawn: string[] = []
  const draw = async (svg: string) => {
    if (drawn.length === fail) throw new Error('killed')
    drawn.push(svg)
    return Buffer.from(svg)
  }
  return { drawn, draw }
}

test('S3 every article that may ever be seen has a picture of its own, no draft has one, and no picture lacks a page', () => {
  const articles = listArticles().map((article, at) => ({ ...article, draft: at === 0 }))
  const pages = listWantedCards(articles).map(({ page }) => page)
  for (const { slug, draft } of articles) expect(pages.includes(`/articles/${slug}`), slug).toBe(!draft)
  expect(new Set(pages).size).toBe(pages.length)
})

test('S3 what a former build drew is not drawn again, and what changed is drawn under another name', async () => {
  const [former, made] = [path.join(root, 'former'), path.join(root, 'made')]
  const [first, second] = [drawer(), drawer()]
  await makeSocialCards(former, path.join(root, 'none'), wanted, first.draw)
  expect(first.drawn).toHaveLength(2)
  const changed = [wanted[0], { ...wanted[1], title: 'Another title' }]
  await makeSocialCards(made, former, changed, second.draw)
  expect(second.drawn).toHaveLength(1)
  const list: { file: string; title: string | null }[] = JSON.parse(
    await readFile(path.join(made, 'cards.json'), 'utf8'),
  )
  expect(list.map(({ title }) => title)).toEqual([null, 'Another title'])
  expect((await readdir(made)).sort()).toEqual([...list.map(({ file }) => file), 'cards.json'].sort())
  expect(await readdir(former)).not.toContain(list[1]?.file)
})

test('S3 a build that is killed at a picture leaves no list, and the next one draws only what is missing', async () => {
  const made = path.join(root, 'made')
  const [first, second] = [drawer(1), drawer()]
  await expect(makeSocialCards(made, root, wanted, first.draw)).rejects.toThrow('killed')
  expect(await readdir(made)).not.toContain('cards.json')
  await makeSocialCards(made, root, wanted, second.draw)
  expect(second.drawn).toHaveLength(1)
  expect(await readdir(made)).toHaveLength(3)
})
