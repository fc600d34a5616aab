import { setTimeout as wait } from 'node:timers/promises'
import { projectFolder } from '../start/places'
import { buildBareNext } from './bare-next'
import { startNext } from './floors'
import { median, type Result } from './measure'
import { startOwnServer } from './own-server'
import { listPages, readPage } from './read-site'
import { residentMegabytes } from './resident-memory'

const clients = 8
const restSeconds = 20
const betweenSamplesMs = 2_000

/**
 * G13: what the server holds in memory at rest beside a bare site of the same framework, and after so many minutes in which
 * everything that anybody can read was read over and over. The database is another process and is not counted.
 */
export async function benchMemory(minutes: number): Promise<Result[]> {
  const bare = await startNext(await buildBareNext(), {}, '/')
  const ours = await startOwnServer(projectFolder, {})
  try {
    const addresses = await listAddresses(ours.origin)
    // A server that nobody asked anything has not loaded its pages yet: neither had the bare one before its first answer.
    for (const address of addresses) await readPage(address)
    const idle = await atRest(ours.pid)
    const idleBare = await atRest(bare.pid)
    const held = await underLoad(ours.pid, addresses, minutes * 60)
    const after = await atRest(ours.pid)
    return judgeMemory({ idle, idleBare, after, held, minutes })
  } finally {
    await Promise.all([ours.stop(), bare.stop()])
  }
}

type Seen = {
  readonly idle: number
  readonly idleBare: number
  readonly after: number
  /** In the order of time. */
  readonly held: readonly number[]
  readonly minutes: number
}

function judgeMemory({ idle, idleBare, after, held, minutes }: Seen): Result[] {
  const third = Math.ceil(held.length / 3)
  const [middle, last] = [median(held.slice(third, -third)), median(held.slice(-third))]
  const result = (what: string, ours: number, floor: string, value: number, limit: number): Result => ({
    id: 'G13',
    what,
    unit: 'MB',
    ours,
    floor: { what: floor, value },
    budget: { of: 'ratio', must: 'at most', limit },
    spread: 1,
  })
  const load = `${minutes} minutes of load`
  return [
    result('memory at rest, every page read once', idle, 'a bare site of the framework', idleBare, 1.5),
    result(`memory at rest after ${load}`, after, 'before', idle, 1.3),
    result(`memory in the last third of ${load}`, last, 'in the second', middle, 1.05),
  ]
}

async function atRest(pid: number): Promise<number> {
  await wait(restSeconds * 1000)
  return residentMegabytes(pid)
}

/** Everything on the map of the site, and what is made anew for each who asks. */
async function listAddresses(origin: string): Promise<string[]> {
  const made = [
    '/book?service=consultation&therapist=any&party=1&state=OR',
    '/api/slots?service=consultation',
    '/search?q=trust',
    '/feed.xml',
    '/sign-in',
  ]
  return [...(await listPages(origin)), ...made.map(path => `${origin}${path}`)]
}

async function underLoad(pid: number, addresses: readonly string[], seconds: number): Promise<number[]> {
  const held: number[] = []
  const end = performance.now() + seconds * 1000
  const visitor = async (first: number) => {
    for (let turn = first; performance.now() < end; turn += 1)
      await readPage(addresses[turn % addresses.length] ?? '')
  }
  const sampling = async () => {
    while (performance.now() < end) {
      await wait(betweenSamplesMs)
      held.push(await residentMegabytes(pid))
    }
  }
  const visitors = Array.from({ length: clients }, (_, at) => visitor(at * 7))
  await Promise.all([...visitors, sampling()])
  return held
}
