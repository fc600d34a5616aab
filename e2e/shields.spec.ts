import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test'
import { listOwnAddresses, listPublicAddresses } from './support/every-page'

const formAddresses = [
  '/book/hold',
  '/book/details',
  '/book/proof',
  '/sign-in',
  '/sign-out',
  '/manage/x/cancel',
  '/staff/sign-in',
  '/',
]
const privateAddresses = ['/staff', '/staff/appointments', '/staff/tasks', '/account', '/manage/x']

/** Every file that these pages are made with: their scripts, styles and images, and the fonts that the styles name. */
async function listFiles(request: APIRequestContext, pages: readonly string[]): Promise<string[]> {
  const { origin } = new URL((await request.get('/')).url())
  const files = new Set<string>()
  for (const page of pages) {
    const html = await (await request.get(page)).text()
    for (const named of listOwnAddresses(html, origin)) if (/\.\w+$/.test(named)) files.add(named)
  }
  for (const style of [...files].filter(file => file.endsWith('.css'))) {
    const named = (await (await request.get(style)).text()).matchAll(/url\(["']?([^"')]+)/g)
    for (const [, file = ''] of named) files.add(new URL(file, origin + style).pathname)
  }
  return [...files]
}

function expectShielded(answer: APIResponse, where: string): void {
  const headers = answer.headers()
  expect(headers['content-security-policy'], where).toContain("frame-ancestors 'none'")
  expect(headers['x-frame-options'], where).toBe('DENY')
  expect(headers['x-content-type-options'], where).toBe('nosniff')
  expect(headers['referrer-policy'], where).toBe('same-origin')
  expect(headers['cross-origin-resource-policy'], where).toBe('same-origin')
  expect(headers, where).not.toHaveProperty('x-powered-by')
  const isPublic =
    headers['cache-control']?.startsWith('public') === true && headers['set-cookie'] === undefined
  expect(isPublic || headers['cache-control'] === 'private, no-store', where).toBe(true)
}

test('T60 every answer the visitor gets, to pages, files and refusals, is shielded and kept nowhere or by all', async ({
  request,
}) => {
  const pages = [...(await listPublicAddresses(request)), '/staff', '/setup', '/account']
  const files = await listFiles(request, pages)
  expect(files.filter(file => file.endsWith('.js')).length).toBeGreaterThan(3)
  expect(files.filter(file => file.endsWith('.woff2')).length).toBeGreaterThan(1)
  const odd = [
    '/%',
    '/a//b',
    '/api/nothing',
    '/api/health/live',
    '/api/health/ready',
    '/blog',
    '/_next/data/x',
    '/plain.css',
  ]
  for (const address of [...pages, ...files, ...odd])
    expectShielded(await request.get(address, { maxRedirects: 0 }), address)
  for (const address of formAddresses)
    expectShielded(await request.post(address, { form: { a: 'b' } }), address)
})

type Trick = { readonly headers?: Record<string, string>; readonly suffix?: string }
const tricks: Record<string, Trick> = {
  'a claim to be the router itself': {
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  },
  'the router’s rewriting headers': {
    headers: { 'x-middleware-rewrite': '/', 'x-matched-path': '/', 'x-invoke-status': '200' },
  },
  'a prefetch': { headers: { 'next-router-prefetch': '1', purpose: 'prefetch' } },
  'a claim about the data': { headers: { 'x-nextjs-data': '1' } },
  'the router’s parameters': { suffix: '?nxtPid=1&__nextLocale=en' },
}

async function look(request: APIRequestContext, address: string, { headers = {}, suffix = '' }: Trick) {
  const answer = await request.get(`${address}${suffix}`, { headers, maxRedirects: 0 })
  return { status: answer.status(), to: answer.headers().location }
}

test('T1 no header and no spelling opens a private address or answers otherwise than a plain request', async ({
  request,
}) => {
  for (const address of privateAddresses) {
    const plain = await look(request, address, {})
    expect(plain.status, address).not.toBe(200)
    for (const [name, trick] of Object.entries(tricks))
      expect(await look(request, address, trick), `${address} with ${name}`).toEqual(plain)
  }
})

test('T1 no other spelling of a private address shows anything', async ({ request, baseURL }) => {
  for (const address of privateAddresses) {
    const room = address.slice(1)
    const spellings = [
      `${address}.rsc`,
      `${address}.segments/_tree.segment.rsc`,
      `/_next/data/build/${room}.json`,
      `/en${address}`,
      address.toUpperCase(),
      `//${room}`,
      `/articles%2f..${address}`,
    ]
    for (const spelling of spellings) {
      const answer = await request.get(`${baseURL}${spelling}`, {
        maxRedirects: 0,
      })
      expect([400, 404], spelling).toContain(answer.status())
    }
  }
})

test('T53 no form is taken from another origin, from none, or from the null one', async ({ request }) => {
  for (const address of formAddresses) {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1', undefined]) {
      const headers = origin === undefined ? {} : { origin }
      const answer = await request.post(address, { headers, form: { a: 'b' }, maxRedirects: 0 })
      expect(answer.status(), `${address} from ${origin}`).toBe(403)
    }
  }
})

test('T55 a poisoned host changes no link, no redirect and no canonical address', async ({ request }) => {
  const headers = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    forwarded: 'host=evil.example',
  }
  for (const address of [
    '/',
    '/articles',
    '/blog',
    '/staff',
    '/account',
    '/feed.xml',
    '/rss.xml',
    '/feed.json',
    '/sitemap.xml',
    '/robots.txt',
  ]) {
    const answer = await request.get(address, { headers, maxRedirects: 0 })
    expect(answer.headers().location ?? '', address).not.toContain('evil')
    expect(await answer.text(), address).not.toMatch(/evil\.example|gopher/)
  }
})

test('T67 no source map, no stack and no setting of the server reaches a visitor', async ({
  page,
  request,
}) => {
  const scripts = new Set<string>()
  page.on('request', sent => {
    if (sent.resourceType() === 'script') scripts.add(new URL(sent.url()).pathname)
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.goto('/book', { waitUntil: 'networkidle' })
  await page.goto('/search', { waitUntil: 'networkidle' })
  expect(scripts.size).toBeGreaterThan(0)
  for (const script of scripts) {
    expect((await request.get(`${script}.map`)).status(), script).toBe(404)
    const text = await (await request.get(script)).text()
    expect(text, script).not.toMatch(
      /sourceMappingURL=|DATABASE_URL|NEXTAUTH_SECRET|ENCRYPTION_KEYS|SMTP_URL|postgres(ql)?:\/\//,
    )
  }
  for (const address of [
    '/articles/%',
    '/articles/nothing',
    '/.env',
    '/.git/config',
    '/package.json',
    '/_global-error',
  ]) {
    const answer = await request.get(address)
    expect([400, 404], address).toContain(answer.status())
    expect(await answer.text(), address).not.toMatch(/node_modules|at \w+ \(|\.tsx?:\d/)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a page that is missing says so without scripts, whatever the address', async ({ page }) => {
    for (const address of ['/there-is-nothing', '/articles/nothing', '/worksheets/nothing']) {
      const answer = await page.goto(address)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
  })
})
