import { expect, type Page, test } from '@playwright/test'

/** What the head of a page says to whoever passes its link on. */
async function said(page: Page, address: string): Promise<Record<string, string>> {
  await page.goto(address)
  return page
    .locator('head meta[property^="og:"], head meta[name^="twitter:"]')
    .evaluateAll(all =>
      Object.fromEntries(
        all.map(one => [
          one.getAttribute('property') ?? one.getAttribute('name') ?? '',
          one.getAttribute('content') ?? '',
        ]),
      ),
    )
}

const article = '/articles/when-one-reaches-and-one-retreats'

test('S3 a link to any page says its title, what it is about, and a picture that is there and never changes', async ({
  page,
  request,
  baseURL,
}) => {
  const pictures = new Set<string>()
  const places = [
    '/',
    article,
    '/topics/the-pattern',
    '/paths/from-the-chase-to-a-first-session',
    '/team',
    '/articles',
  ]
  for (const place of places) {
    const head = await said(page, place)
    const title = await page.title()
    expect(title, place).toContain(head['og:title'])
    expect(head, place).toMatchObject({
      'og:url': place === '/' ? baseURL : `${baseURL}${place}`,
      'og:site_name': 'Lantern & Tide',
      'og:type': place === article ? 'article' : 'website',
      'og:description': await page.locator('meta[name=description]').getAttribute('content'),
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:type': 'image/png',
      'twitter:card': 'summary_large_image',
      'twitter:title': head['og:title'],
      'twitter:image': head['og:image'],
    })
    expect(head['og:image:alt'], place).toMatch(/two lines/)
    expect(head['og:image']).toMatch(`${baseURL}/social/`)
    pictures.add(head['og:image'] ?? '')
  }
  // The practice's own serves those that have none.
  expect(pictures.size).toBe(4)
  for (const picture of pictures) {
    const answer = await request.get(picture)
    const bytes = await answer.body()
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(bytes.subarray(-8, -4).toString('latin1')).toBe('IEND')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  }
  for (const none of ['none.png', '..%2fcards.json', 'cards.json', '%00'])
    expect((await request.get(`/social/${none}`)).status(), none).toBeGreaterThanOrEqual(400)
})

test('W6 a link to a worksheet says no more where it is passed on than the tab does', async ({ page }) => {
  const head = await said(page, '/worksheets/pursuer-withdrawer')
  expect(await page.title()).toContain(head['og:title'])
  const all = Object.entries(head).filter(([name]) => !/site_name|url|image$/.test(name))
  expect(all.map(([, words]) => words).join(' ')).not.toMatch(
    /couple|partner|pursue|withdraw|cycle|argument/i,
  )
  expect(head['og:image:alt']).not.toMatch(/“/)
})

test('S2 a page inside the journal, the worksheets or the notices shows the page above it, and says the whole way as data', async ({
  page,
  baseURL,
}) => {
  const inside = [
    ['/topics/the-pattern', 'Journal', '/articles'],
    ['/paths/from-the-chase-to-a-first-session', 'Journal', '/articles'],
    ['/worksheets/pursuer-withdrawer', 'Worksheets', '/worksheets'],
    ['/notices/privacy', 'Notices', '/notices'],
  ] as const
  for (const [place, name, above] of inside) {
    await page.goto(place)
    const up = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')
    await expect(up).toHaveText([name])
    await expect(up).toHaveAttribute('href', above)
    const data = await page.locator('script[type="application/ld+json"]').textContent()
    const [way] = JSON.parse(data ?? '')['@graph']
    expect(way).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, name: 'Lantern & Tide', item: `${baseURL}/` },
        { position: 2, name, item: `${baseURL}${above}` },
        {
          position: 3,
          name: await page.getByRole('heading', { level: 1 }).textContent(),
          item: `${baseURL}${place}`,
        },
      ],
    })
  }
})

test('S6 an article ends with a plain way to the letters about new ones, and a page about safety does not', async ({
  page,
}) => {
  const letters = page.getByRole('main').getByRole('link', { name: 'Letters about new articles' })
  await page.goto('/articles/when-couples-therapy-is-not-the-first-step')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(letters).toHaveCount(0)
  await page.goto(article)
  await letters.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Letters about new articles' })).toBeVisible()
})
