import { openPracticeUnderTest } from '../prove/practice-under-test'
import { therapists, widenPractice } from './bench-practice'
import { latencies, median, type Result } from './measure'
import { benchEngine } from './slots-engine'

const rounds = 5
const asked = new URLSearchParams({ service: 'consultation', state: 'OR', days: '60' })

/** G6 and G7: the engine beside whole numbers, and the address that answers with its times. */
export async function benchSlots(): Promise<Result[]> {
  const { oursMs, floorMs, spread } = benchEngine()
  const engine: Result = {
    id: 'G6',
    what: `engine: 60 days, ${therapists} therapists, 500 busy each, 15-minute starts, over a clock change`,
    unit: 'ms',
    ours: oursMs,
    floor: { what: 'whole numbers alone', value: floorMs },
    budget: { of: 'ratio', must: 'at most', limit: 5 },
    spread,
  }
  return [engine, await benchAddress()]
}

async function benchAddress(): Promise<Result> {
  const practice = await openPracticeUnderTest({ servers: 1, settings: { LOG_LEVEL: 'warn' } })
  try {
    await widenPractice(practice.databaseUrl)
    const ask = async () => {
      const answer = await fetch(`${practice.publicUrl}/api/slots?${asked}`)
      if (answer.status !== 200) throw new Error(`/api/slots answers ${answer.status}`)
      await answer.arrayBuffer()
    }
    await latencies(30, ask)
    const medians: number[] = []
    for (let round = 0; round < rounds; round += 1) medians.push(median(await latencies(40, ask)))
    return {
      id: 'G7',
      what: `GET /api/slots, 60 days, ${therapists} therapists, p50`,
      unit: 'ms',
      ours: median(medians),
      floor: null,
      budget: { of: 'ours', must: 'at most', limit: 10 },
      spread: Math.max(...medians) / Math.min(...medians),
    }
  } finally {
    await practice.close()
  }
}
