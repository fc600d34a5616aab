import { afterAll, beforeAll, expect, test } from 'vitest'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { type Attacked, openAttacked } from './testing/attacked'
import { listPostRoutes } from './testing/post-routes'
import { checksums, expectShieldedAnswers } from './testing/proof'
import {
  becomeOwner,
  book,
  detailsOf,
  hold,
  newAddress,
  readLetterText,
  readSignInLink,
} from './testing/steps'
import { type Answer, Visitor } from './testing/visitor'

let practice: Attacked
beforeAll(async () => {
  practice = await openAttacked()
})
afterAll(() => practice.close())

const visitor = () => new Visitor(practice.sites[0])

// Which article led to a booking changes nothing of the page.
const kindOf = (link: string) => link.replace(/&via=[^&]*/, '').replaceAll(/=[^&]*/g, '')

/**
 * Follows every link of our own from these addresses on, as far as they lead, by GET and then by HEAD; of links that differ in
 * nothing but the values of their query (each open time is one), three of a kind.
 */
async function crawl(one: Visitor, starts: readonly string[]): Promise<Answer[]> {
  const found = new Set(starts)
  const answers: Answer[] = []
  for (const path of found) {
    const answer = await one.get(path)
    answers.push(answer)
    const head = await one.ask(path, { method: 'HEAD' })
    expect([head.status, head.text], `HEAD ${path}`).toEqual([answer.status, ''])
    const links = [...answer.text.matchAll(/(?:href|action|src)="(\/[^"#]*)/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    )
    if (answer.headers.location?.startsWith('/')) links.push(answer.headers.location)
    for (const link of links) {
      const kind = kindOf(link)
      const known = [...found].filter(other => kindOf(other) === kind).length
      if (!/^\/(_next|fonts)\/|^\/\//.test(link) && known < 3) found.add(link)
    }
  }
  return answers
}

// Who opened whose record, and who was refused at the desk, is written down: that changes nothing of what is told.
// How often articles are opened is a number of the day, added up in memory and written by the clock: no one request writes it.
const readings = { audit_entry: "t.action = 'read' OR t.action LIKE '%refuse%'", article_day: 'true' }

test('T54 T6 following every link there is, by GET and HEAD, as visitor, client and owner, changes no table', {
  timeout: 180_000,
}, async () => {
  const client = visitor()
  const { id, manage, email } = await book(practice, client)
  await visitor().send('/sign-in', { email })
  const signInLink = await readSignInLink(practice, email)
  const between = visitor()
  await hold(between)
  await between.send('/book/details', await detailsOf(practice, newAddress()))
  const reader = { email: newAddress(), consent: newsletterConsent.version }
  await visitor().send('/newsletter', reader)
  const [, confirm = ''] =
    /newsletter\/([\w-]{43})/.exec(await readLetterText(practice, 'newsletter-confirm', reader.email)) ?? []
  await visitor().send('/contact', { name: 'Sam Abara', email, message: 'Hello' })
  const [message] = await practice.query('SELECT id FROM message')
  const owner = visitor()
  await becomeOwner(practice, owner, 'maren-okafor')
  const before = await checksums(practice, readings)
  const seen = [
    await crawl(visitor(), [
      '/',
      '/nothing',
      '/setup?token=x',
      '/invitation?token=x',
      `/sign-in/${signInLink}`,
      `/newsletter/${confirm}/confirm`,
      '/newsletter/asked',
      '/contact/sent',
      '/api/slots?service=consultation',
    ]),
    await crawl(between, ['/book', '/book/details', '/book/proof', '/book/done']),
    await crawl(client, [
      '/account',
      `/manage/${manage}`,
      '/book/done',
      '/worksheets/pursuer-withdrawer/pdf',
      `/staff/appointments/${id}`,
    ]),
    await crawl(owner, [
      '/staff',
      '/staff/appointments',
      '/staff/appointments?show=ended',
      `/staff/appointments/${id}`,
      '/staff/tasks',
      '/staff/messages',
      `/staff/messages/${message?.id}`,
      '/staff/newsletter',
      '/staff/sessions',
      '/staff/recovery-codes',
    ]),
  ]
  for (const path of listPostRoutes().concat(
    `/manage/${manage}/cancel`,
    `/sign-in/${signInLink}/confirm`,
    `/newsletter/${confirm}/confirm`,
    `/staff/messages/${message?.id}/tick`,
    `/staff/appointments/${id}/cancel`,
  ))
    for (const who of [visitor(), client, owner])
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await who.ask(path, { method })
  expect(await checksums(practice, readings)).toEqual(before)
  expect(seen.map(answers => answers.filter(({ status }) => status === 200).length > 5)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(
    seen
      .flat()
      .filter(({ status }) => status >= 500)
      .map(({ path }) => path),
  ).toEqual([])
})

test('T54 the checksum sees a change of one letter in one row', async () => {
  const before = await checksums(practice, readings)
  await practice.query("UPDATE office SET name = name || '!'")
  expect(await checksums(practice, readings)).not.toEqual(before)
  await practice.query("UPDATE office SET name = rtrim(name, '!')")
  expect(await checksums(practice, readings)).toEqual(before)
})

test('T70 no page of the crawl asks for anything from elsewhere or sets a cookie that is not ours', () => {
  const pages = practice.answers.filter(({ headers }) => headers['content-type']?.startsWith('text/html'))
  expect(pages.length).toBeGreaterThan(50)
  for (const { path, text } of pages) {
    const asked = [
      ...text.matchAll(
        /<(?:script|img|iframe|link|source|video|audio|object|embed)\b[^>]*?\s(?:src|href|srcset|data)="([^"]*)"/g,
      ),
    ]
    const foreign = asked
      .map(([, address = '']) => address)
      .filter(
        address =>
          !/^(\/(?!\/)|data:)/.test(address.replace(practice.sites[0].origin, '')) &&
          address !== practice.sites[0].origin,
      )
    expect(foreign, path).toEqual([])
  }
  const cookies = practice.answers
    .flatMap(({ headers }) => headers['set-cookie'] ?? [])
    .map(change => change.split('=')[0])
  expect(new Set(cookies)).toEqual(new Set(['browser', 'session']))
})

test('T69 no page behind a token has a link or a resource off our own address, or lets its address out as a referrer', () => {
  const pages = practice.answers.filter(
    ({ path, status }) => /^\/(manage|sign-in)\/[\w-]{43}$/.test(path) && status === 200,
  )
  expect(pages.length).toBeGreaterThan(2)
  for (const { text, headers } of pages) {
    expect(text.replaceAll(practice.sites[0].origin, '')).not.toMatch(/(?:href|src|action)="(?:https?:)?\/\//)
    expect(headers['referrer-policy']).toBe('same-origin')
  }
})

test('T67 when something breaks inside, nobody is told more than a reference, and the log knows it', async () => {
  const one = visitor()
  await practice.query('ALTER TABLE service RENAME TO service_gone')
  const answers: Answer[] = []
  try {
    for (const path of ['/book', '/api/slots?service=consultation', '/fees'])
      answers.push(await one.get(path))
    answers.push(
      await one.send('/book/hold', { service: 'consultation', state: 'OR', start: '2026-12-01T17:30:00Z' }),
    )
    answers.push(
      await one.submit('/book/hold', { service: 'consultation', state: 'OR', start: '2026-12-01T17:30:00Z' }),
    )
  } finally {
    await practice.query('ALTER TABLE service_gone RENAME TO service')
  }
  const broken = answers.filter(({ status }) => status >= 500)
  expect(broken.length).toBeGreaterThanOrEqual(4)
  for (const { path, text } of broken)
    expect(text, path).not.toMatch(
      /prisma|postgres|relation|SELECT|42P01|node_modules|\.[jt]sx?:\d|\bat \w+ \(/i,
    )
  const references = broken.flatMap(
    ({ text }) => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0] ?? [],
  )
  expect(references.length).toBeGreaterThanOrEqual(1)
  const logs = await practice.readLogs()
  for (const reference of references) expect(logs).toContain(reference)
  expect((await one.get('/book')).status).toBe(200)
})

test('T60 every page, file and refusal of the crawl was shielded', async () => {
  expectShieldedAnswers(practice.answers, 150)
  await expectSoundBook()
})
