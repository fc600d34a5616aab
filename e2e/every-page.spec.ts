import { expect, test } from '@playwright/test'
import { findUnvisited, listPublicAddresses } from './support/every-page'
import { findMarkupFaults } from './support/markup'
import { nonceOf, type Visit, visitAll } from './support/visit'

// Each page is opened once, and everything below is asked of what was seen then.
const visits: Visit[] = []
/** The pages that are meant to be read and found: those the sitemap names. */
const listed = () => visits.filter(({ canonical, address }) => canonical === address)

test.beforeAll(async ({ browser, baseURL, playwright }) => {
  test.setTimeout(400_000)
  const origin = new URL(baseURL ?? '').origin
  const request = await playwright.request.newContext({ baseURL: origin })
  visits.push(...(await visitAll(browser, await listPublicAddresses(request), origin)))
  await request.dispose()
})

test('V6 no page that anybody may open is left out of these visits, and the sitemap leads to no page that is missing', () => {
  expect(findUnvisited(visits.map(({ address }) => address))).toEqual([])
  expect(listed().length).toBeGreaterThan(40)
  for (const { address, status } of listed()) expect(status, address).toBe(200)
})

test('V6 every page that can be reached runs only scripts with its own nonce and breaks none of its own rules', () => {
  const nonces = new Set<string>()
  for (const { address, policy, scriptPolicy, strangers, complaints } of visits) {
    expect(policy, address).toContain("default-src 'none'")
    expect(scriptPolicy, address).not.toContain('unsafe-')
    expect(strangers, address).toBe(0)
    expect(complaints, address).toEqual([])
    const nonce = nonceOf(scriptPolicy)
    expect(nonce !== '' && nonces.has(nonce), `${address} uses the nonce of another page`).toBe(false)
    nonces.add(nonce)
  }
  expect(nonces.size).toBeGreaterThan(10)
})

test('S5 no page asks anybody else for anything', () => {
  for (const { address, foreign } of visits) expect(foreign, address).toEqual([])
})

test('R13 V6 axe finds nothing on any page that anybody may open, light and dark, at 320 and 1280 pixels', () => {
  expect(visits.flatMap(({ faults }) => faults)).toEqual([])
})

test('R13 no page scrolls sideways at 320 pixels', () => {
  expect(visits.filter(({ widthOnPhone }) => widthOnPhone !== 320).map(({ address }) => address)).toEqual([])
})

test('R13 no page scrolls sideways at 320 pixels for a reader whose letters are twice as large', () => {
  for (const { address, inLargeLetters } of visits)
    expect(inLargeLetters, address).toEqual({ width: 320, letters: '32px', isKnownToRules: true })
})

test('R15 each page has one title, and those that search engines list have each their own and say which address is theirs', () => {
  for (const { address, headings } of visits) expect(headings, address).toBe(1)
  expect(new Set(listed().map(({ title }) => title)).size).toBe(listed().length)
})

test('V4 every page of the public site says in its foot where to turn', () => {
  for (const { address, numbersInFoot } of visits.filter(one => !one.address.startsWith('/staff')))
    expect(numbersInFoot, address).toEqual(expect.arrayContaining(['tel:988', 'tel:18007997233']))
})

test('V6 html-validate finds nothing in the markup of any page that anybody may open', async ({
  request,
}) => {
  const found: string[] = []
  for (const { address } of visits) {
    const faults = await findMarkupFaults(await (await request.get(address)).text())
    found.push(...faults.map(fault => `${address} ${fault}`))
  }
  expect(found).toEqual([])
})
