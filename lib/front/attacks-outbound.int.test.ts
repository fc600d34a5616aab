import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { type Attacked, openAttacked } from './testing/attacked'
import { receiveLetter } from './testing/letters'
import { detailsOf, hold, newAddress } from './testing/steps'
import { Visitor } from './testing/visitor'

const record = path.join(os.tmpdir(), `lantern-and-tide-connections-${randomUUID()}`)
let practice: Attacked
let knocks = 0
// Whoever knocks here was talked into it by a visitor.
const canary = net.createServer(socket => {
  knocks += 1
  socket.destroy()
})

beforeAll(async () => {
  await new Promise<void>(resolve => {
    canary.listen(0, '127.0.0.1', resolve)
  })
  practice = await openAttacked(1, {
    WORKER: 'inline',
    CONNECTIONS_TO: record,
    NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'testing/watch-connections.mjs')}`,
  })
})
afterAll(async () => {
  await practice.close()
  canary.close()
  await rm(record)
})

const visitor = () => new Visitor(practice.sites[0])

async function tempt(target: string): Promise<void> {
  const { host } = new URL(target)
  const inQuery = encodeURIComponent(target)
  const paths = [
    target,
    `/_next/image?url=${inQuery}&w=64&q=75`,
    `/search?q=${inQuery}`,
    `/sign-in?next=${inQuery}`,
    `/book?service=${inQuery}&zone=${inQuery}`,
    `/api/slots?service=${inQuery}`,
    `/blog/${inQuery}`,
    `//${host}/articles`,
    `/social/${inQuery}`,
  ]
  for (const address of paths) await visitor().get(address)
  const forged = { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'http', forwarded: `host=${host}` }
  for (const address of ['/', '/articles', '/book', '/sign-in']) await visitor().get(address, forged)
  for (const action of ['/book', '/sign-in', '/staff/sign-in']) {
    await visitor().post(action, '[]', {
      'next-action': 'a'.repeat(42),
      host,
      'x-forwarded-host': host,
      origin: `http://${host}`,
    })
    await visitor().post(action, '[]', { 'next-action': 'a'.repeat(42), 'x-forwarded-host': host })
  }
  const email = newAddress()
  const words = { name: target, message: target, note: target, website: target, next: target }
  await visitor().send('/contact', { ...words, email })
  await visitor().send('/newsletter', { ...words, email, consent: newsletterConsent.version })
  await visitor().send('/sign-in', { ...words, email })
}

const tried = async () => new Set((await readFile(record, 'utf8')).trim().split('\n'))

test('T57 whatever address a visitor names, in a path, a header or a field, the server reaches for its database and its mail alone', async () => {
  const { port } = canary.address() as AddressInfo // proof: it listens on a port of this machine
  for (const target of [`http://127.0.0.1:${port}/`, `http://canary.invalid:${port}/a.png`])
    await tempt(target)
  const booker = visitor()
  const email = newAddress()
  await hold(booker)
  await booker.send('/book/details', {
    ...(await detailsOf(practice, email)),
    name: `http://127.0.0.1:${port}/`,
  })
  await receiveLetter(practice, email, /code/i)
  const { database, mail } = practice.ports
  // Its starter asks it whether it is ready.
  const own = [database, mail, new URL(practice.sites[0].origin).port]
  expect(await tried()).toEqual(new Set(own.map(neighbour => `port ${neighbour}`)))
  expect(knocks).toBe(0)
  await expectSoundBook()
})
