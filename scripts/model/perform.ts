import { randomUUID } from 'node:crypto'
import { isAway } from '@/lib/data/transaction'
import type { RepeatKey } from '@/lib/data/write/idempotency'
import { type Cast, callerOf, type Told } from './cast'
import { performForClient } from './perform-for-client'
import { performForStaff } from './perform-for-staff'
import type { Given } from './plan'

/**
 * Gives a command to the product itself, twice under one key if it is so meant. `lost` when the database went away under it; a fault
 * is an answer as well, and no book allows it.
 */
export async function perform(cast: Cast, given: Given): Promise<string> {
  if (given.repeat === 'no' || !('browser' in given || 'target' in given))
    return (await tell(cast, given, null)).answer
  const key = {
    principal: callerOf(cast, given),
    key: randomUUID(),
    address: `/${given.kind}`,
    contentHash: 'as before',
  }
  const once = () => tell(cast, given, key)
  const [first, second] =
    given.repeat === 'after' ? [await once(), await once()] : await Promise.all([once(), once()])
  if (first.answer === 'lost') return second.answer
  // A move that the client's own time forbids is undone, key and all: the same key may try again.
  const tries = [first.answer, second.answer]
  if (given.kind === 'move' && tries.includes('you-are-booked'))
    return tries.find(answer => answer !== 'you-are-booked') ?? 'you-are-booked'
  if (second.answer === 'lost' || JSON.stringify(first.said) === JSON.stringify(second.said))
    return first.answer
  return `fault: under one key first ${first.answer}, then ${second.answer}`
}

async function tell(cast: Cast, given: Given, repeat: RepeatKey | null): Promise<Told> {
  try {
    return (await performForClient(cast, given, repeat)) ?? (await performForStaff(cast, given, repeat))
  } catch (error) {
    if (isAway(error)) return { said: null, answer: 'lost' }
    return { said: null, answer: `fault: ${error instanceof Error ? error.stack : String(error)}` }
  }
}
