import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { alertOf, button, title } from './support/booking'
import { askDatabase } from './support/database'
import { listLetters, waitForLetter } from './support/mailbox'
import { joinDesk, makeLink } from './support/staff'
import {
  expectFitsNarrowPhone,
  expectPrivatePage,
  linkIn,
  newAddress,
  newNetwork,
  test,
  waitAsLongAsTypingTakes,
} from './support/visitor'

async function expectGoodPage(page: Page): Promise<void> {
  await expectFitsNarrowPhone(page)
  await expectAccessible(page)
}

async function ask(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Send me a letter to confirm').click()
}

const stateOf = async (path: string): Promise<string> => {
  const [row] = await askDatabase(
    `SELECT state FROM subscriber WHERE unsubscribe_hash = translate(trim(trailing '=' from encode(sha256($1::bytea), 'base64')), '+/', '-_')`,
    [path.split('/')[2] ?? ''],
  )
  return String(row?.state)
}

test('S6 T73 somebody asks for letters without scripts, confirms, gets the article staff send, and leaves by one click', async ({
  openVisitor,
  playwright,
  baseURL,
}) => {
  test.slow()
  const reader = await openVisitor(false)
  const email = newAddress()
  await reader.goto('/articles')
  await reader.getByRole('link', { name: 'Letters about new articles' }).click()
  await ask(reader, email)
  await expect(alertOf(reader)).toContainText('Please tick that we may write to you')
  await reader.getByLabel(/Send me an e-mail when there is a new article/).check()
  await ask(reader, email)
  await expect(title(reader)).toHaveText('One more step')
  const confirm = linkIn((await waitForLetter(email, /confirm/i)).text, /^\/newsletter\/[\w-]+\/confirm$/)
  await reader.goto(confirm)
  await expect(title(reader)).toHaveText('Shall we write to you?')
  await button(reader, 'Yes, write to me').click()
  await expect(title(reader)).toHaveText('You are on the list')

  const desk = await openVisitor()
  const about = { purpose: 'invitation', role: 'front-desk', email: newAddress() } as const
  await joinDesk(desk, `/invitation?token=${await makeLink({}, about)}`, { name: 'Ines Varga' })
  await desk.goto('/staff/newsletter')
  await expect(desk.getByText(/on the list and confirmed it/)).toBeVisible()
  await expectGoodPage(desk)
  await desk.getByLabel('The article').selectOption('when-one-reaches-and-one-retreats')
  await desk.getByLabel(/it may go out now/).check()
  await button(desk, 'Send the letters').click()
  const sent = desk.getByRole('region', { name: 'Sent to the list' })
  await expect(sent.getByRole('rowheader', { name: 'When one reaches and one retreats' })).toBeVisible()
  await expectGoodPage(desk)

  const letter = await waitForLetter(email, /When one reaches/)
  const leave = linkIn(letter.text, /^\/newsletter\/[\w-]+\/unsubscribe$/)
  const header = (name: string) => letter.headers.find(({ key }) => key === name)?.value
  expect(header('list-unsubscribe')).toBe(`<${baseURL}${leave}>`)
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')

  for (const address of [confirm, leave]) {
    await desk.goto(address)
    await expectGoodPage(desk)
  }
  await expectPrivatePage(desk)
  await expect(title(desk)).toHaveText('End these letters?')
  expect(await stateOf(leave)).toBe('confirmed')

  const mailProgram = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  for (let times = 0; times < 2; times += 1) {
    const answer = await mailProgram.post(leave, {
      form: { 'List-Unsubscribe': 'One-Click' },
      headers: { accept: '*/*' },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(200)
    expect(answer.headers()['set-cookie']).toBeUndefined()
  }
  await mailProgram.dispose()
  expect(await stateOf(leave)).toBe('left')
  await reader.goto(leave)
  await expect(title(reader)).toHaveText('You are off the list')
  expect((await reader.request.get(confirm)).status()).toBe(404)
})

test('T14 an address on the list and a new one are answered alike, and a machine’s form is dropped as if it were right', async ({
  playwright,
  baseURL,
}) => {
  const origin = baseURL ?? ''
  const page = await (await fetch(`${origin}/newsletter`)).text()
  const consent = /name="consent"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="consent"/
    .exec(page)
    ?.slice(1)
    .find(Boolean)
  const send = async (fields: Record<string, string>) => {
    const request = await playwright.request.newContext({ baseURL: origin })
    const headers = { origin, accept: 'application/json', 'x-forwarded-for': newNetwork() }
    const answer = await request.post('/newsletter', { headers, data: { consent, ...fields } })
    const { date: _, 'set-cookie': __, ...told } = answer.headers()
    const text = await answer.text()
    await request.dispose()
    return { status: answer.status(), text, told }
  }
  const known = newAddress()
  const first = await send({ email: known })
  expect(first.status).toBe(202)
  await waitForLetter(known, /confirm/i)
  await askDatabase("UPDATE subscriber SET state = 'confirmed', confirmed_at = now() WHERE state = 'asked'")
  expect(await send({ email: known })).toEqual(first)
  expect(await send({ email: newAddress() })).toEqual(first)
  const machine = newAddress()
  expect(await send({ email: machine, website: 'https://example.org' })).toEqual(first)
  const last = newAddress()
  await send({ email: last })
  await waitForLetter(last, /confirm/i)
  expect(await listLetters(machine)).toEqual([])
  expect((await send({ email: known, consent: 'older words' })).status).toBe(422)
})
