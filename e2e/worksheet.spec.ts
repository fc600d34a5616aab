import { type APIRequestContext, expect, test } from '@playwright/test'
import { signInByHttp } from './support/sign-in-by-http'

const sheetPage = '/worksheets/pursuer-withdrawer'
const pdf = (edition: string) => `${sheetPage}/pdf?edition=${edition}`
const titles = ['The one who reaches', 'The one who goes quiet', 'Our cycle']

const unfollowed = (request: APIRequestContext, address: string, headers: Record<string, string> = {}) =>
  request.get(address, { headers, maxRedirects: 0 })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('W1 a reader finds the three sheets in the list and reads each with all its questions', async ({
      page,
    }) => {
      await page.goto('/')
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Worksheets' }).click()
      await page.getByRole('link', { name: 'Our cycle, written down' }).click()
      await expect(page).toHaveURL(sheetPage)
      for (const title of titles) {
        const sheet = page.getByRole('article', { name: title })
        await expect(sheet.getByRole('heading', { level: 4 })).toHaveText(
          [1, 2, 3, 4, 5, 6, 7].map(number => new RegExp(`^${number}\\. \\S`)),
        )
      }
    })
  })
}

test('W1 a sheet opened by its link is the only one that prints', async ({ page }) => {
  await page.goto(sheetPage)
  await page.getByRole('navigation', { name: 'The sheets' }).getByRole('link', { name: 'Our cycle' }).click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('article', { name: 'Our cycle' })).toBeVisible()
  for (const other of titles.slice(0, 2))
    await expect(page.getByRole('article', { name: other })).toBeHidden()
  await page.goto('/worksheets')
  await page.goto(sheetPage)
  for (const title of titles) await expect(page.getByRole('article', { name: title })).toBeVisible()
})

test('W7 every sheet says for whom it is not, and where to turn, before it asks anything', async ({
  page,
}) => {
  await page.goto(sheetPage)
  for (const title of titles) {
    const words = (await page.getByRole('article', { name: title }).textContent()) ?? ''
    const safety = words.indexOf('afraid of your partner')
    expect(safety).toBeGreaterThan(0)
    expect(words.indexOf('1-800-799-7233')).toBeGreaterThan(safety)
    expect(words.indexOf('1. ')).toBeGreaterThan(safety)
  }
})

test('V4 the worksheet page carries the crisis notice above its sheets', async ({ page }) => {
  await page.goto(sheetPage)
  const notice = page.getByRole('complementary', { name: 'If you are not safe right now' })
  await expect(notice.getByRole('link', { name: '988' })).toHaveAttribute('href', 'tel:988')
  const [above, below] = [await notice.boundingBox(), await page.getByRole('article').first().boundingBox()]
  expect((above?.y ?? Number.NaN) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? Number.NaN)
})

test('W2 whoever is signed out is led to sign-in, and from there straight to the file', async ({
  page,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '').origin
  const answer = await unfollowed(page.request, pdf('withdrawer'))
  expect(answer.status()).toBe(303)
  const signInAddress = new URL(answer.headers().location ?? '', origin)
  expect(signInAddress.pathname).toBe('/sign-in')
  expect(signInAddress.searchParams.get('next')).toBe(pdf('withdrawer'))
  expect(await signInByHttp(page.request, { publicUrl: origin }, pdf('withdrawer'))).toBe(
    origin + pdf('withdrawer'),
  )
  await page.goto(sheetPage)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download “The one who goes quiet” as a PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('reflection-two.pdf')
})

test('W3 the file has a stable address, and without an edition it is the joint one', async ({
  page,
  baseURL,
}) => {
  await signInByHttp(page.request, { publicUrl: new URL(baseURL ?? '').origin }, pdf('joint'))
  const [named, plain] = [
    await unfollowed(page.request, pdf('joint')),
    await unfollowed(page.request, `${sheetPage}/pdf`),
  ]
  expect(named.headers()['content-type']).toBe('application/pdf')
  expect((await named.body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await plain.body()).equals(await named.body())).toBe(true)
})

test('T59 the file is private, kept by no cache, whole whatever range is asked for, and gone after signing out', async ({
  page,
  baseURL,
  playwright,
}) => {
  await signInByHttp(page.request, { publicUrl: new URL(baseURL ?? '').origin }, pdf('joint'))
  const whole = await unfollowed(page.request, pdf('joint'))
  expect(whole.status()).toBe(200)
  expect(whole.headers()['cache-control']).toBe('private, no-store')
  expect(whole.headers().etag).toBeUndefined()
  expect(whole.headers()['content-disposition']).toBe('attachment; filename="reflection-together.pdf"')
  const part = await unfollowed(page.request, pdf('joint'), { range: 'bytes=0-99', 'if-none-match': '*' })
  expect(part.status()).toBe(200)
  expect((await part.body()).length).toBe((await whole.body()).length)
  await page.context().clearCookies()
  expect((await unfollowed(page.request, pdf('joint'))).status()).toBe(303)
  const stranger = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  const guess = await unfollowed(stranger, pdf('joint'), { range: 'bytes=0-99', cookie: 'session=guessed' })
  expect(guess.status()).toBe(303)
  expect((await guess.body()).length).toBe(0)
  await stranger.dispose()
})

const strange = [
  '..%2fpursuer-withdrawer',
  '%2e%2e%2f%2e%2e%2fpackage.json',
  '..%5cpursuer-withdrawer',
  'x%00',
  '%2fetc%2fpasswd',
  'nothing',
]

test('T58 a slug or an edition that is not in the list is not found, however it is spelled', async ({
  request,
}) => {
  for (const text of strange) {
    for (const address of [`/worksheets/${text}/pdf`, pdf(text)]) {
      const answer = await unfollowed(request, address)
      expect([address, [400, 404].includes(answer.status())]).toEqual([address, true])
      expect(await answer.text()).not.toContain('%PDF-')
    }
    expect((await unfollowed(request, pdf(text))).status()).toBe(404)
  }
  expect((await unfollowed(request, '/worksheets/nothing')).status()).toBe(404)
  expect((await unfollowed(request, '/worksheets/nothing/pdf')).status()).toBe(404)
})
