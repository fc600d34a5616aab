import { type KeptAbsence, listAbsencesUnderOtherRules } from '@/lib/data/read/promised-absences'
import { inTransaction } from '@/lib/data/transaction'
import { raiseAvailability, resetAbsence } from '@/lib/data/write/availability-changes'
import type { Instant, Zone } from '@/lib/domain/time/types'
import { findPromisedStart } from '@/lib/domain/time/wall-start'
import { zoneRules } from './wall-start'

/**
 * After the rules of a zone changed: every leave and closure that is not over keeps the hours that were said and gets their instants
 * of now, all in one transaction that holds the availability row, so that nobody books on the old ones (I6, Z6). Answers those that moved.
 */
export function recomputeAbsences(): Promise<KeptAbsence[]> {
  return inTransaction(async tx => {
    if ((await listAbsencesUnderOtherRules(tx, zoneRules)).length === 0) return []
    await raiseAvailability(tx)
    const moved: KeptAbsence[] = []
    // Read again behind the lock: another run may have been here first.
    for (const kept of await listAbsencesUnderOtherRules(tx, zoneRules)) {
      const start = endOf(kept.wallStart, kept.zone, kept.start)
      const end = endOf(kept.wallEnd, kept.zone, kept.end)
      await resetAbsence(tx, kept.id, { start, end, zoneRules })
      if (start !== kept.start || end !== kept.end) moved.push({ ...kept, start, end })
    }
    return moved
  })
}

/** An end that the clock jumps over stays at the instant it had: nothing begins or ends in that hour. */
function endOf(wall: string, zone: Zone, kept: Instant): Instant {
  const promised = findPromisedStart(wall, zone, kept)
  return promised.kind === 'moved' ? promised.start : kept
}
