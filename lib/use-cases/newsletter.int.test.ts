import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { claimLetters, markDead } from '@/lib/data/write/letter-delivery'
import { letterPlace } from '@/lib/data/write/letters'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { env } from '@/lib/env'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address, employ } from '@/scripts/testing/staff'
import { listArticlesToSend } from './articles-to-send'
import { deliverLetters, type Send } from './deliver-letters'
import { continueIssues, sendArticle } from './send-article'
import { showNewsletter } from './show-newsletter'
import { showConfirmation, showSubscription } from './show-subscription'
import { confirmSubscription, subscribe, unsubscribe } from './subscribe'
import { sweep } from './sweep'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
beforeEach(async () => {
  await shiftClock('0 seconds')
  await db().letter.deleteMany()
  await db().subscriber.deleteMany()
  await db().newsletterIssue.deleteMany()
})
afterEach(expectSoundBook)

const publicUrl = 'https://practice.example'
const article = 'when-one-reaches-and-one-retreats'
const newEmail = () => address(`wren-${randomUUID()}@example.org`)
const ask = (email = newEmail(), network: string = randomUUID()) =>
  subscribe({ email, consent: newsletterConsent.version }, { network, repeat: null, publicUrl })

type Sent = { kind: string; to: string; text: string; unsubscribeUrl?: string; subject: string }

/** Every letter that waits, the oldest first. */
async function letters(): Promise<Sent[]> {
  const keys = env().encryptionKeys
  const rows = await db().letter.findMany({ where: { state: 'waiting' }, orderBy: { createdAt: 'asc' } })
  return rows.map(({ id, kind, toSealed, bodySealed }) => ({
    kind,
    to: open(toSealed, letterPlace('to', id), keys),
    ...JSON.parse(open(bodySealed ?? new Uint8Array(), letterPlace('body', id), keys)),
  }))
}

const tokenIn = (text = '') => /\/newsletter\/([\w-]{43})\//.exec(text)?.[1] ?? ''

/** Asks and presses the button; answers the address. */
async function join(email = newEmail()): Promise<EmailAddress> {
  expect(await ask(email)).toEqual({ ok: true })
  const letter = (await letters()).find(({ to }) => to === email)
  expect(await confirmSubscription(tokenIn(letter?.text))).toBe(true)
  await db().letter.deleteMany()
  return email
}

const stateOf = async () => (await db().subscriber.findFirstOrThrow()).state

test('S6 nobody is on the list before the press on the button behind the letter, and looking at the page changes nothing', async () => {
  const email = newEmail()
  expect(await ask(email)).toEqual({ ok: true })
  const [letter, ...others] = await letters()
  expect(others).toEqual([])
  expect(letter).toMatchObject({ kind: 'newsletter-confirm', to: email, subject: 'Please confirm' })
  expect(letter?.unsubscribeUrl).toBeUndefined()
  const token = tokenIn(letter?.text)
  expect(await showConfirmation(token)).toBe('asked')
  expect(await stateOf()).toBe('asked')
  expect(await confirmSubscription(token)).toBe(true)
  expect(await confirmSubscription(token)).toBe(true)
  expect(await showConfirmation(token)).toBe('confirmed')
  expect(await db().subscriber.findFirstOrThrow()).toMatchObject({
    state: 'confirmed',
    consentVersion: newsletterConsent.version,
    confirmSealed: null,
  })
  expect([await confirmSubscription('A'.repeat(43)), await showConfirmation('A'.repeat(43))]).toEqual([
    false,
    null,
  ])
})

test('S6 a link to confirm works for seven days, and an address that nobody confirmed is forgotten then', async () => {
  await ask()
  const token = tokenIn((await letters())[0]?.text)
  await shiftClock('167 hours')
  await sweep()
  expect(await showConfirmation(token)).toBe('asked')
  await shiftClock('169 hours')
  expect(await showConfirmation(token)).toBeNull()
  expect(await confirmSubscription(token)).toBe(false)
  await sweep()
  expect(await db().subscriber.count()).toBe(0)
})

test('S6 asked twice before it is confirmed, both letters lead to the same button', async () => {
  const email = newEmail()
  await ask(email)
  await ask(email)
  const [one, two] = await letters()
  expect(tokenIn(one?.text)).toHaveLength(43)
  expect(tokenIn(two?.text)).toBe(tokenIn(one?.text))
  expect(await showConfirmation(tokenIn(two?.text))).toBe('asked')
  expect(await db().subscriber.count()).toBe(1)
})

test('T14 an address that is new, waits, is on the list or left it is answered alike and gets one letter each time', async () => {
  const email = await join()
  const seen: unknown[] = []
  const askAgain = async () => {
    seen.push(
      await ask(email),
      (await letters()).map(({ kind, to }) => [kind, to === email]),
    )
    const text = (await letters())[0]?.text
    await db().letter.deleteMany()
    return tokenIn(text)
  }
  const leaving = await askAgain()
  expect(await stateOf()).toBe('confirmed')
  expect(await unsubscribe(leaving)).toBe(true)
  const again = await askAgain()
  expect(await stateOf()).toBe('asked')
  expect(await confirmSubscription(again)).toBe(true)
  expect(seen).toEqual([
    { ok: true },
    [['newsletter-confirm', true]],
    { ok: true },
    [['newsletter-confirm', true]],
  ])
})

test('T63 a network asks ten times in ten minutes, an address three times in a quarter of an hour', async () => {
  const network = randomUUID()
  for (let at = 0; at < 10; at += 1) expect(await ask(newEmail(), network)).toEqual({ ok: true })
  expect(await ask(newEmail(), network)).toEqual({ ok: false, reason: 'too-many' })
  const email = newEmail()
  for (let at = 0; at < 3; at += 1) expect(await ask(email)).toEqual({ ok: true })
  expect(await ask(email)).toEqual({ ok: false, reason: 'too-many' })
  expect(await db().subscriber.count()).toBe(11)
})

test('I17 a subscriber and the letter to confirm are kept together or not at all', async () => {
  await db().$executeRaw`ALTER TABLE letter ADD CONSTRAINT no_letters CHECK (kind <> 'newsletter-confirm')`
  await expect(ask()).rejects.toThrow()
  expect(await db().subscriber.count()).toBe(0)
  await db().$executeRaw`ALTER TABLE letter DROP CONSTRAINT no_letters`
})

test('S6 an article goes to everybody on the list, each with a link of their own, and to nobody who only asked or left', async () => {
  const [one, two, left] = [await join(), await join(), await join()]
  const asked = newEmail()
  await ask(left)
  const leaving = tokenIn((await letters()).find(({ to }) => to === left)?.text)
  expect(await unsubscribe(leaving)).toBe(true)
  await ask(asked)
  const desk = await employ('front-desk')
  expect(await showNewsletter(desk)).toMatchObject({ subscribers: 2 })
  await db().letter.deleteMany()
  expect(await sendArticle(desk, article)).toEqual({ ok: true })
  const sent = await letters()
  expect(sent.map(({ to }) => to).sort()).toEqual([one, two].sort())
  for (const letter of sent) {
    expect(letter.text).toContain(`${env().publicUrl}/articles/${article}\n`)
    expect(letter.unsubscribeUrl).toBe(`${env().publicUrl}/newsletter/${tokenIn(letter.text)}/unsubscribe`)
    expect(await showSubscription(tokenIn(letter.text))).toBe('on')
  }
  expect(new Set(sent.map(({ text }) => tokenIn(text))).size).toBe(2)
  const audited = { actorId: desk.staffId, action: 'send-article', subject: article }
  expect(await db().auditEntry.count({ where: audited })).toBe(1)
  const shown = await showNewsletter(desk)
  expect(shown?.sent).toMatchObject([{ slug: article }])
  expect(shown?.unsent.some(({ slug }) => slug === article)).toBe(false)
})

test('S6 an article goes out once, whoever presses at the same moment or again', async () => {
  await join()
  const [one, two] = [await employ('owner'), await employ('front-desk')]
  const both = await Promise.all([sendArticle(one, article), sendArticle(two, article)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await sendArticle(one, article)).toEqual({ ok: false, reason: 'sent-before' })
  expect(await letters()).toHaveLength(1)
})

test('S6 what one press did not reach is written by the workers, each letter once, also by several at the same time', async () => {
  const emails: string[] = []
  for (let at = 0; at < 7; at += 1) emails.push(await join())
  expect(await sendArticle(await employ('owner'), article, 2)).toEqual({ ok: true })
  expect(await letters()).toHaveLength(2)
  const late = await join()
  await db().$executeRaw`UPDATE letter SET state = 'waiting'`
  await sendRest()
  const sent = (await db().letter.findMany({ where: { kind: 'newsletter' } })).map(
    ({ recipient }) => recipient,
  )
  expect(new Set(sent).size).toBe(7)
  expect((await letters()).map(({ to }) => to)).not.toContain(late)
  expect((await db().newsletterIssue.findFirstOrThrow()).finishedAt).not.toBeNull()
})

const sendRest = async () => {
  await Promise.all([continueIssues(2), continueIssues(2), continueIssues(2)])
  await continueIssues(2)
}

test('T73 whoever leaves is off at once, leaves no address behind, and what still waited for them is not sent', async () => {
  const email = await join()
  await sendArticle(await employ('owner'), article)
  const [letter] = await letters()
  const token = tokenIn(letter?.text)
  expect(letter?.to).toBe(email)
  expect(await unsubscribe(token)).toBe(true)
  expect(await letters()).toEqual([])
  expect(await db().subscriber.findFirstOrThrow()).toMatchObject({ state: 'left', emailSealed: null })
  expect(await unsubscribe(token)).toBe(true)
  expect(await showSubscription(token)).toBe('off')
  expect([await unsubscribe('A'.repeat(43)), await showSubscription('A'.repeat(43))]).toEqual([false, null])
})

test('M1 a therapist without the right sends nothing and sees no number, and pages about safety are sent by nobody', async () => {
  await join()
  const therapist = await employ('therapist')
  expect(await sendArticle(therapist, article)).toEqual({ ok: false, reason: 'not-found' })
  expect(await showNewsletter(therapist)).toBeNull()
  const owner = await employ('owner')
  for (const slug of ['no-such-article', 'when-couples-therapy-is-not-the-first-step'])
    expect(await sendArticle(owner, slug)).toEqual({ ok: false, reason: 'unknown-article' })
  expect((await listArticlesToSend()).filter(({ safety, draft }) => safety || draft)).toEqual([])
  expect(await letters()).toEqual([])
})

test('S6 letters of the list are forgotten thirty days later, with the address they went to', async () => {
  await join()
  await sendArticle(await employ('owner'), article)
  await db().$executeRaw`UPDATE letter SET state = 'accepted', sent_at = practice_now(), attempts = 1`
  await shiftClock('29 days')
  await sweep()
  expect(await db().letter.count()).toBe(1)
  await shiftClock('31 days')
  await sweep()
  expect(await db().letter.count()).toBe(0)
})

test('I17 that an article was sent and its first letters are kept together or not at all', async () => {
  await join()
  const owner = await employ('owner')
  await db().$executeRaw`ALTER TABLE letter ADD CONSTRAINT no_letters CHECK (kind <> 'newsletter')`
  await expect(sendArticle(owner, article)).rejects.toThrow()
  expect(await db().newsletterIssue.count()).toBe(0)
  expect(await db().auditEntry.count({ where: { actorId: owner.staffId } })).toBe(0)
  await db().$executeRaw`ALTER TABLE letter DROP CONSTRAINT no_letters`
  expect(await sendArticle(owner, article)).toEqual({ ok: true })
})

test('S6 a letter of the list that a server refuses is dropped with its words, and asks nobody to look at it', async () => {
  await join()
  await sendArticle(await employ('owner'), article)
  const [taken] = await claimLetters(1, 60_000)
  if (taken === undefined) throw new Error('no letter was due')
  expect(await markDead(taken, 'smtp-550')).toBe(true)
  const { state, bodySealed, lastError } = await db().letter.findUniqueOrThrow({ where: { id: taken.id } })
  expect([state, bodySealed, lastError]).toEqual(['superseded', null, 'smtp-550'])
  expect(await db().task.count({ where: { subject: taken.id } })).toBe(0)
})

const refuse =
  (outcome: 'nobody-there' | 'refused'): Send =>
  () =>
    Promise.resolve({ outcome, reason: 'smtp-550' })

test('S6 an address whose server knows no such mailbox is off the list at the first letter, and what waits for it is not sent', async () => {
  const owner = await employ('owner')
  await join()
  await sendArticle(owner, article)
  await sendArticle(owner, 'the-loop-you-are-both-in')
  await deliverLetters({ limit: 1, send: refuse('nobody-there') })
  expect(await db().subscriber.findFirstOrThrow()).toMatchObject({ state: 'left', emailSealed: null })
  expect(await letters()).toEqual([])
  expect((await showNewsletter(owner))?.subscribers).toBe(0)
})

test('S6 a letter that is refused for another reason leaves its reader on the list', async () => {
  await join()
  await sendArticle(await employ('owner'), article)
  await deliverLetters({ limit: 1, send: refuse('refused') })
  expect(await stateOf()).toBe('confirmed')
})

test('S6 an address that was typed in and does not exist is forgotten when the letter to confirm is refused', async () => {
  await ask()
  await deliverLetters({ limit: 1, send: refuse('nobody-there') })
  expect(await db().subscriber.findFirstOrThrow()).toMatchObject({ state: 'left', confirmSealed: null })
})
