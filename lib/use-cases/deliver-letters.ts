import { inTransaction } from '@/lib/data/transaction'
import {
  type ClaimedLetter,
  claimLetters,
  isStillMine,
  markAccepted,
  markDead,
  markFailed,
  releaseLetter,
} from '@/lib/data/write/letter-delivery'
import { noteMailFails, noteMailWorks, raiseTaskWhenMailFails } from '@/lib/data/write/mail-health'
import { forgetSubscriberOf } from '@/lib/data/write/subscribers'
import { type SendResult, sendLetter } from '@/lib/email/transport'
import { log } from '@/lib/log'

/** How many letters one process sends at the same time: a slow server holds up one of them, not the others (X16). */
export const lettersAtOnce = 4

// Twice what one letter may take in all, so that a lease never ends under a sender that is awake.
const leaseMs = 60_000

export type Send = typeof sendLetter

/** Takes up to `limit` due letters for this process. Each is to be given to `deliverLetter` at once: its lease is running. */
export async function takeLetters(limit: number, lease: number = leaseMs): Promise<ClaimedLetter[]> {
  await raiseTaskWhenMailFails()
  return claimLetters(limit, lease)
}

/** Sends one taken letter and writes down what became of it. Rejects when the database is away: then the lease decides. */
export async function deliverLetter(letter: ClaimedLetter, send: Send = sendLetter): Promise<SendResult> {
  const { id, kind, messageId, content } = letter
  const result: SendResult =
    content === null
      ? { outcome: 'retry', reason: 'sealed' }
      : await send({ ...content, messageId }, () => isStillMine(letter))
  await settle(letter, result, content !== null)
  log.info('letter', { letter: id, kind, attempt: letter.attempts, ...result })
  return result
}

async function settle(letter: ClaimedLetter, result: SendResult, wasTried: boolean): Promise<void> {
  switch (result.outcome) {
    case 'accepted':
      await markAccepted(letter)
      return noteMailWorks()
    case 'retry':
      await markFailed(letter, result.reason)
      return wasTried ? noteMailFails() : undefined
    case 'refused':
      await markDead(letter, result.reason)
      return
    case 'nobody-there':
      // A list that goes on writing to mailboxes that are gone is soon taken for a sender of spam.
      if (await markDead(letter, result.reason)) await inTransaction(tx => forgetSubscriberOf(tx, letter.id))
      return
    case 'lost':
      return releaseLetter(letter)
  }
}

/**
 * Sends what is due, at most `limit` letters and `lettersAtOnce` at a time, and returns when all of them have an outcome.
 * It knows nothing of bookings: a letter is complete when it is queued.
 */
export async function deliverLetters({
  limit,
  send = sendLetter,
  lease = leaseMs,
}: {
  limit: number
  send?: Send
  lease?: number
}): Promise<SendResult[]> {
  const results: SendResult[] = []
  let left = limit
  const lane = async () => {
    while (left > 0) {
      left -= 1
      const [letter] = await takeLetters(1, lease)
      if (letter === undefined) return
      results.push(await deliverLetter(letter, send))
    }
  }
  await Promise.all(Array.from({ length: lettersAtOnce }, lane))
  return results
}
