import { randomUUID } from 'node:crypto'

import { type BookingClient, makeClient } from '../prove/booking-client'
import { askForCode, expectStatus } from '../prove/booking-steps'
import { asked, listOpenTimes } from '../prove/open-times'
import { openPracticeUnderTest, type PracticeUnderTest } from '../prove/practice-under-test'
import { therapists, widenPractice } from './bench-practice'
import { latencies, median, type Result, throughput } from './measure'

type Choice = { readonly start: string; readonly therapist: string }

/** Times of ten therapists that never stand in each other's way, each given out once. */
type Supply = { next(): Choice }

const clients = 8
const seconds = 5
const single = 100
// What is measured is a server that runs, not one that has just begun: it is as quick as it gets after some hundreds of requests.
const warming = 400

/** G9: choosing and proving over HTTP, with validation, key, audit and letters, each request by a browser of its own. */
export async function benchHttp(): Promise<Result[]> {
  const practice = await openPracticeUnderTest({
    servers: 1,
    settings: { LOG_LEVEL: 'warn' },
  })
  try {
    await widenPractice(practice.databaseUrl)
    const supply = await supplyTimes(practice.publicUrl)
    const hold = await measure('POST /book/hold', client => choose(practice, supply, client))
    const proof = await measure('POST /book/proof', await proofs(practice, supply))
    return [...hold, ...proof]
  } finally {
    await practice.close()
  }
}

/** Each time once, therapist after therapist: consecutive choices meet in different weeks' rows as those of real people do. */
async function supplyTimes(origin: string): Promise<Supply> {
  const starts = (await listOpenTimes(origin, { therapist: 'bench-1', days: '60' })).map(({ start }) => start)
  const apart = starts.slice(100).filter((_, at) => at % 2 === 0)
  let given = 0
  const next = () => {
    const therapist = `bench-${(given % therapists) + 1}`
    const start = apart[Math.floor(given / therapists)]
    given += 1
    if (start === undefined) throw new Error('The benchmark has used up its times.')
    return { start, therapist }
  }
  return { next }
}

type Send = (client: number) => Promise<void>

async function choose({ publicUrl }: PracticeUnderTest, supply: Supply, _: number): Promise<void> {
  const answer = await makeClient({ origin: publicUrl }).send('/book/hold', {
    ...asked,
    ...supply.next(),
    idempotencyKey: randomUUID(),
  })
  expectStatus(answer, 201)
}

/** Prepares as many proofs as will be asked for, so that only the proof itself is measured. */
async function proofs({ publicUrl, book }: PracticeUnderTest, supply: Supply): Promise<Send> {
  const ready: { client: BookingClient; code: string }[] = []
  const prepare = async () => {
    const client = makeClient({ origin: publicUrl })
    await askForCode(client, supply.next(), book)
    ready.push({ client, code: await book.readCode(client.email) })
  }
  await inLanes(prepare, warming + single + seconds * 250)
  return async () => {
    const next = ready.pop()
    if (next === undefined) throw new Error('The benchmark has used up its proofs.')
    expectStatus(
      await next.client.send('/book/proof', { code: next.code, idempotencyKey: randomUUID() }),
      201,
    )
  }
}

async function inLanes(act: () => Promise<void>, howMany: number): Promise<void> {
  let left = howMany
  const lane = async () => {
    while (left > 0) {
      left -= 1
      await act()
    }
  }
  await Promise.all(Array.from({ length: clients }, lane))
}

async function measure(what: string, send: Send): Promise<Result[]> {
  await inLanes(() => send(0), warming)
  const alone = await latencies(single, () => send(0))
  const rates: number[] = []
  for (let second = 0; second < seconds; second += 1)
    rates.push(await throughput(clients, 1, client => send(client)))
  const spread = Math.max(...rates) / Math.min(...rates)
  return [
    {
      id: 'G9',
      what: `${what}, ${clients} clients`,
      unit: 'a second',
      ours: median(rates),
      floor: null,
      budget: { of: 'ours', must: 'at least', limit: 100 },
      spread,
    },
    {
      id: 'G9',
      what: `${what}, one client, p50`,
      unit: 'ms',
      ours: median(alone),
      floor: null,
      budget: { of: 'ours', must: 'at most', limit: 25 },
      spread: 1,
    },
  ]
}
