import { setTimeout as wait } from 'node:timers/promises'
import { PlainFault } from './faults'

const patience = 30_000

/** Waits until the server calls itself ready. Throws with its own words when it does not within half a minute. */
export async function waitUntilReady(host: string, port: number): Promise<void> {
  const reachable = ['0.0.0.0', '::', '[::]'].includes(host) ? '127.0.0.1' : host
  const address = `http://${reachable.includes(':') && !reachable.startsWith('[') ? `[${reachable}]` : reachable}:${port}/api/health/ready`
  let answer = 'no answer'
  for (const until = Date.now() + patience; Date.now() < until; await wait(100)) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (response?.status === 200) return
    if (response !== null) answer = `${response.status} ${(await response.text()).slice(0, 500)}`
  }
  throw new PlainFault(`The server runs but does not become ready: ${answer}`)
}
