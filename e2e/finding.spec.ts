import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility'

/** The elements of an XML file as a browser’s parser reads it; a file that is not well-formed fails here. */
async function parseXml(page: Page, xml: string) {
  return page.evaluate(text => {
    const read = new DOMParser().parseFromString(text, 'application/xml')
    const fault = read.querySelector('parsererror')
    if (fault !== null) throw new Error(fault.textContent ?? 'not well-formed')
    const facts = (element: Element) =>
      [...element.children].map(child => ({
        name: child.nodeName,
        text:
          child.children.length === 0
            ? (child.textContent ?? '')
            : [...child.children].map(one => one.textContent).join(),
        rel: child.getAttribute('rel'),
        type: child.getAttribute('type'),
        href: child.getAttribute('href'),
      }))
    const root = read.documentElement
    const entries = [...root.querySelectorAll('entry, item, url')].map(facts)
    const top = root.nodeName === 'rss' ? (root.querySelector('channel') ?? root) : root
    return { root: root.nodeName, namespace: root.namespaceURI, head: facts(top), entries }
  }, xml)
}

type Facts = Awaited<ReturnType<typeof parseXml>>['head']
const textOf = (facts: Facts, name: string) => facts.find(one => one.name === name)?.text ?? ''

async function articlesOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (let address: string | null = '/articles'; address !== null; ) {
    await page.goto(address)
    found.push(
      ...(await page
        .locator('.entries h3 a')
        .evaluateAll(all => all.map(one => one.getAttribute('href') ?? ''))),
    )
    const older = page.getByRole('link', { name: 'Older articles' })
    address = (await older.count()) > 0 ? await older.getAttribute('href') : null
  }
  return found
}

/** Every address of our own in these texts answers, and every anchor in them is on its page. */
async function expectLinksToLead(request: APIRequestContext, texts: readonly string[], origin: string) {
  const links = new Set(
    texts.flatMap(text => [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, to]) => to ?? '')),
  )
  const own = [...links]
    .filter(link => link.startsWith(`${origin}/`))
    .map(link => link.replaceAll('&amp;', '&'))
  const pages = new Map<string, string>()
  for (const link of own) {
    const [address = '', anchor] = link.split('#')
    if (!pages.has(address)) {
      const answer = await request.get(address)
      expect(answer.status(), address).toBe(200)
      pages.set(address, await answer.text())
    }
    if (anchor !== undefined) expect(pages.get(address), link).toContain(` id="${anchor}"`)
  }
  return own.length
}

test('S1 Atom and RSS are well-formed, say what their rules ask for, and hold every article whole and in order', async ({
  page,
  request,
  baseURL,
}) => {
  const articles = (await articlesOf(page)).map(path => `${baseURL}${path}`)
  expect(articles.length).toBeGreaterThan(1)
  const [atomAnswer, rssAnswer] = [await request.get('/feed.xml'), await request.get('/rss.xml')]
  expect(atomAnswer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(rssAnswer.headers()['content-type']).toBe('application/rss+xml; charset=utf-8')
  const atom = await parseXml(page, await atomAnswer.text())
  expect([atom.root, atom.namespace]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
  expect(atom.head.find(({ rel }) => rel === 'self')?.href).toBe(`${baseURL}/feed.xml`)
  const dates = atom.entries.flatMap(entry => [textOf(entry, 'published'), textOf(entry, 'updated')])
  for (const date of [...dates, textOf(atom.head, 'updated')])
    expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  for (const facts of [atom.head, ...atom.entries])
    for (const name of ['id', 'title', 'updated']) expect(textOf(facts, name), name).not.toBe('')
  expect(atom.entries.map(entry => textOf(entry, 'id'))).toEqual(articles)
  expect(atom.entries.map(entry => entry.find(({ name }) => name === 'link')?.href)).toEqual(articles)
  for (const entry of atom.entries) expect(textOf(entry, 'author')).toMatch(/, [A-Z]+$/)

  const rss = await parseXml(page, await rssAnswer.text())
  expect(rss.root).toBe('rss')
  for (const name of ['title', 'link', 'description']) expect(textOf(rss.head, name), name).not.toBe('')
  expect(rss.entries.map(entry => textOf(entry, 'guid'))).toEqual(articles)
  for (const entry of rss.entries) {
    expect(textOf(entry, 'pubDate')).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
    expect(textOf(entry, 'dc:creator')).toMatch(/, [A-Z]+$/)
  }
  const texts = atom.entries.map(entry => textOf(entry, 'content'))
  expect(rss.entries.map(entry => textOf(entry, 'content:encoded'))).toEqual(texts)
  for (const text of texts) expect(text.length).toBeGreaterThan(4000)
  expect(await expectLinksToLead(request, texts, baseURL ?? '')).toBeGreaterThan(articles.length)
})

test('S1 JSON Feed says the same as Atom, and whoever has it is told so without its bytes', async ({
  page,
  request,
  baseURL,
}) => {
  const answer = await request.get('/feed.json')
  expect(answer.headers()['content-type']).toBe('application/feed+json; charset=utf-8')
  expect(answer.headers()['cache-control']).toBe('public, max-age=60, must-revalidate')
  const feed: { version: string; feed_url: string; items: { id: string; content_html: string }[] } =
    await answer.json()
  expect([feed.version, feed.feed_url]).toEqual(['https://jsonfeed.org/version/1', `${baseURL}/feed.json`])
  const atom = await parseXml(page, await (await request.get('/feed.xml')).text())
  expect(feed.items.map(({ id, content_html }) => [id, content_html])).toEqual(
    atom.entries.map(entry => [textOf(entry, 'id'), textOf(entry, 'content')]),
  )
  const again = await request.get('/feed.json', { headers: { 'if-none-match': answer.headers().etag ?? '' } })
  expect([again.status(), (await again.body()).length]).toEqual([304, 0])
})

test('S1 every page names the feeds, and robots are led to the sitemap and kept from nothing by a list', async ({
  page,
  request,
  baseURL,
}) => {
  for (const address of ['/', '/articles/when-one-reaches-and-one-retreats', '/worksheets']) {
    await page.goto(address)
    const feeds = page.locator('head > link[rel="alternate"]')
    expect(await feeds.evaluateAll(all => all.map(one => one.getAttribute('href')))).toEqual([
      '/feed.xml',
      '/rss.xml',
      '/feed.json',
    ])
  }
  expect(await (await request.get('/robots.txt')).text()).toBe(
    `User-agent: *\nDisallow:\n\nSitemap: ${baseURL}/sitemap.xml\n`,
  )
})

test('S1 the sitemap lists each page that may be listed, under the address the page itself calls its own, and no other', async ({
  page,
  request,
  baseURL,
}) => {
  const map = await parseXml(page, await (await request.get('/sitemap.xml')).text())
  expect([map.root, map.namespace]).toEqual(['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9'])
  const listed = map.entries.map(entry => textOf(entry, 'loc'))
  expect(new Set(listed).size).toBe(listed.length)
  for (const entry of map.entries)
    if (entry.length > 1) expect(textOf(entry, 'lastmod')).toMatch(/^\d{4}-\d\d-\d\d$/)
  const linked = new Set<string>()
  const canonicals = new Map<string, string>()
  for (const address of listed) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
    const html = await answer.text()
    expect(html, address).not.toMatch(/<meta name="robots" content="[^"]*noindex/)
    const own = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]
    canonicals.set(address, own === undefined ? '' : new URL(own).href)
    for (const [, path = ''] of html.matchAll(/<a [^>]*href="(\/[^"?#]*)["?#]/g))
      linked.add(`${baseURL}${path}`)
  }
  expect([...canonicals].filter(([address, own]) => own !== address)).toEqual([])
  const left: string[] = []
  for (const address of [...linked].filter(one => !listed.includes(one))) {
    const answer = await request.get(address)
    const isPage =
      answer.headers()['content-type']?.startsWith('text/html') === true && answer.url() === address
    if (isPage && !/<meta name="robots" content="[^"]*noindex/.test(await answer.text())) left.push(address)
  }
  expect(left).toEqual([])
})

test('S2 each kind of page says in data what it is, under addresses of our own that lead somewhere', async ({
  page,
  request,
  baseURL,
}) => {
  for (const [address, types] of [
    ['/', ['WebSite', 'ProfessionalService']],
    ['/articles/when-one-reaches-and-one-retreats', ['Article', 'BreadcrumbList']],
    ['/team/theo-lindqvist', ['Person', 'BreadcrumbList']],
    ['/services/couple-session', ['Service', 'BreadcrumbList']],
    ['/questions', ['FAQPage', 'BreadcrumbList']],
  ] as const) {
    await page.goto(address)
    const written = await page.locator('script[type="application/ld+json"]').allTextContents()
    expect(written, address).toHaveLength(1)
    const { '@graph': graph }: { '@graph': Record<string, unknown>[] } = JSON.parse(written[0] ?? '')
    expect(
      graph.map(thing => thing['@type']),
      address,
    ).toEqual(types)
    const addresses = [...(written[0] ?? '').matchAll(/"(?:url|item|mainEntityOfPage)":"([^"]+)"/g)].map(
      ([, to]) => to ?? '',
    )
    expect(addresses.length, address).toBeGreaterThan(0)
    for (const to of new Set(addresses)) {
      expect(new URL(to).origin, to).toBe(baseURL)
      expect((await request.get(to)).status(), to).toBe(200)
    }
  }
})

test('S2 the questions in the data are the questions on the page, in their order', async ({ page }) => {
  await page.goto('/questions')
  const written = await page.locator('script[type="application/ld+json"]').textContent()
  const {
    '@graph': [about],
  }: { '@graph': [{ mainEntity: { name: string }[] }] } = JSON.parse(written ?? '')
  const asked = await page.locator('.answers h3').allTextContents()
  expect(asked.length).toBeGreaterThan(3)
  expect(about.mainEntity.map(({ name }) => name)).toEqual(asked)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('R12 a reader searches from the journal with a typo, sees the word marked, and goes to what was found', async ({
    page,
  }) => {
    await page.goto('/articles')
    await page.getByRole('searchbox').fill('persuer')
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page).toHaveURL('/search?q=persuer')
    await expect(page.getByRole('status')).toHaveText(/\d+ articles?.* found for “persuer”/)
    await expect(page.getByRole('searchbox')).toHaveValue('persuer')
    const articles = page.locator('.found').filter({ has: page.getByRole('heading', { name: 'Articles' }) })
    await expect(articles.locator('mark').first()).toHaveText(/^pursuer/i)
    await articles.getByRole('link').first().click()
    await expect(page).toHaveURL(/\/articles\//)
  })
})

test('R12 with scripts the same page looks while somebody types, keeps the focus and says the new count', async ({
  page,
}) => {
  await page.goto('/search')
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  const before = page.getByRole('heading', { level: 1 })
  await before.evaluate(heading => heading.setAttribute('data-same-page', ''))
  await page.getByRole('searchbox').pressSequentially('withdr')
  await expect(page.getByRole('status')).toHaveText(/found for “withdr”/)
  await expect(page).toHaveURL('/search?q=withdr')
  await expect(before).toHaveAttribute('data-same-page', '')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('searchbox').fill('xyzzyplugh')
  await expect(page.getByRole('status')).toHaveText(/^Nothing here has “xyzzyplugh”/)
  await page.getByRole('link', { name: 'All articles, newest first' }).click()
  await expect(page).toHaveURL('/articles')
})

test('R12 no query breaks the search page, and none becomes markup', async ({ request }) => {
  const marker = '</script><script>alert(1)</script>'
  const queries = [
    '',
    '"',
    "'",
    '%00',
    '*',
    '\\',
    'title:a',
    '🙂',
    marker,
    `${marker}\u2028`,
    '<mark>',
    'a'.repeat(3000),
    'é '.repeat(900),
  ]
  for (const query of queries) {
    const answer = await request.get('/search', { params: { q: query } })
    expect(answer.status(), query).toBe(200)
    const html = await answer.text()
    expect(html, query).not.toContain('alert(1)</script>')
    expect(html, query).not.toContain('\u2028')
    expect(html, query).toContain('role="status"')
  }
  expect((await request.get('/search?q=%ff%fe&q=2&q[]=3')).status()).toBe(200)
})

test('T48 words from the address line end no script of the page, neither the data of the renderer nor a line of it', async ({
  page,
}) => {
  const scriptsFor = async (query: string) => {
    await page.goto(`/search?${new URLSearchParams({ q: query })}`)
    await expect(page.getByRole('status')).toContainText('xyzzyplugh')
    // What the parser made of the page as it was sent.
    const html = await (await page.request.get(page.url())).text()
    return page.evaluate(
      sent => new DOMParser().parseFromString(sent, 'text/html').querySelectorAll('script').length,
      html,
    )
  }
  // The same words each time, so that the same is found.
  const plain = await scriptsFor('script xyzzyplugh')
  expect(plain).toBeGreaterThan(1)
  for (const end of [
    '</script><script>xyzzyplugh</script>',
    '<!--<script>xyzzyplugh',
    'script\u2028xyzzyplugh\u2029',
  ])
    expect(await scriptsFor(end), end).toBe(plain)
})
