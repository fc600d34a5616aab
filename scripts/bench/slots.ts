import { openPracticeUnderTest } from '../prove/practice-under-test'
import { therapists, widenPractice } from './bench-practice'
import { latencies, median, type Result, untilSteady } from './measure'
import { getRaw } from './raw-answer'
import { benchEngine } from './slots-engine'
import { compareWithTemporal } from './slots-oracle'

const rounds = 5
const asked = new URLSearchParams({ service: 'consultation', state: 'OR', days: '60' })
const browser = 'gzip, deflate, br, zstd'
const oracle = { cases: 10_000, seed: 2026 }

/** G6 and G7: the engine beside whole numbers and beside Temporal, and the address that answers with its times. */
export async function benchSlots(): Promise<Result[]> {
  const { ours, floor, ...steadiness } = await benchEngine()
  const engine: Result = {
    id: 'G6',
    what: `engine: 60 days, ${therapists} therapists, 500 busy each, 15-minute starts, over a clock change`,
    unit: 'ms',
    ours,
    floor: { what: 'whole numbers alone', value: floor },
    budget: { of: 'ratio', must: 'at most', limit: 5 },
    ...steadiness,
  }
  return [engine, compareEngine(), await benchAddress()]
}

function compareEngine(): Result {
  const { cases, zones, times, different } = compareWithTemporal(oracle.cases, oracle.seed)
  for (const { facts, query, now } of different.slice(0, 3))
    console.log(`  differs from Temporal: ${JSON.stringify({ facts, query, now })}`)
  return {
    id: 'G6',
    what: `engine: ${times} times in ${cases} random practices where clocks change, ${zones} zones, unlike Temporal’s`,
    unit: 'practices',
    ours: different.length,
    floor: null,
    budget: { of: 'ours', must: 'at most', limit: 0 },
    spread: 1,
  }
}

async function benchAddress(): Promise<Result> {
  const practice = await openPracticeUnderTest({ servers: 1, settings: { LOG_LEVEL: 'warn' } })
  try {
    await widenPractice(practice.databaseUrl)
    // Asked as a browser asks, and only read: what unpacking costs is the asking side's.
    const ask = async () => {
      const answer = await getRaw(`${practice.publicUrl}/api/slots?${asked}`, { 'Accept-Encoding': browser })
      if (answer.status !== 200) throw new Error(`/api/slots answers ${answer.status}`)
    }
    await latencies(150, ask)
    const measured = await untilSteady(4, () => measureRounds(ask))
    return {
      id: 'G7',
      what: `GET /api/slots, 60 days, ${therapists} therapists, p50`,
      unit: 'ms',
      floor: null,
      budget: { of: 'ours', must: 'at most', limit: 10 },
      ...measured,
    }
  } finally {
    await practice.close()
  }
}

async function measureRounds(ask: () => Promise<void>): Promise<{ ours: number; spread: number }> {
  const medians: number[] = []
  for (let round = 0; round < rounds; round += 1) medians.push(median(await latencies(40, ask)))
  return { ours: median(medians), spread: Math.max(...medians) / Math.min(...medians) }
}
