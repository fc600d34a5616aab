import type { DateOverride, HoursRule } from '@/lib/domain/availability/types'
import type { CalendarDate, Interval } from '@/lib/domain/time/types'
import type { Transaction } from '../db'

/**
 * Takes the availability row for this transaction alone and raises its version: whoever books waits here or has committed, and
 * what was decided on the old hours is decided again (I6). Comes before every other lock, and before the change is looked at.
 */
export async function raiseAvailability(tx: Transaction): Promise<void> {
  await tx.$executeRaw`UPDATE availability SET version = version + 1`
}

/** Replaces the weekly hours of a therapist. A seeding of the practice leaves them alone from now on. */
export async function replaceHours(
  tx: Transaction,
  therapistId: string,
  rules: readonly HoursRule[],
): Promise<void> {
  await tx.hoursRule.deleteMany({ where: { therapistId } })
  const rows = rules.map(({ from, until, services, places, closed = false, ...rule }) => ({
    ...rule,
    ...{ therapistId, closed, fromTime: from, untilTime: until },
    ...{ services: services ?? [], places: places ?? [] },
  }))
  await tx.hoursRule.createMany({ data: rows })
  await tx.$executeRaw`UPDATE therapist SET edited_at = practice_now() WHERE id = ${therapistId}::uuid`
}

/** Replaces what one date opens or closes for a therapist. */
export async function replaceDate(
  tx: Transaction,
  therapistId: string,
  date: CalendarDate,
  overrides: readonly Omit<DateOverride, 'date'>[],
): Promise<void> {
  await tx.dateOverride.deleteMany({ where: { therapistId, date } })
  const rows = overrides.map(({ from, until, kind, services, places }) => ({
    ...{ therapistId, date, kind, fromTime: from, untilTime: until },
    ...{ services: services ?? [], places: places ?? [] },
  }))
  await tx.dateOverride.createMany({ data: rows })
}

/** An absence as it was said: both ends on the wall of a zone, and the rules by which its instants came from that. */
type SaidAbsence = Interval & { zone: string; wallStart: string; wallEnd: string; zoneRules: string }

/** Puts in a leave of a therapist, or a closure of the whole practice when there is none; answers its id. */
export async function insertAbsence(
  tx: Transaction,
  therapistId: string | null,
  { start, end, ...said }: SaidAbsence,
): Promise<string> {
  const [startsAt, endsAt] = [new Date(start), new Date(end)]
  return (await tx.leave.create({ data: { therapistId, startsAt, endsAt, ...said } })).id
}

/** Puts an absence at other instants, those that its wall times have by these rules. The caller holds the availability row. */
export async function resetAbsence(
  tx: Transaction,
  id: string,
  { start, end, zoneRules }: Interval & { zoneRules: string },
): Promise<void> {
  await tx.leave.update({
    where: { id },
    data: { startsAt: new Date(start), endsAt: new Date(end), zoneRules },
  })
}

/** Takes out a leave of this therapist (a closure for null); false when it is not there. */
export async function deleteAbsence(
  tx: Transaction,
  therapistId: string | null,
  id: string,
): Promise<boolean> {
  return (await tx.leave.deleteMany({ where: { id, therapistId } })).count === 1
}

type Caps = { maxPerDay: number | null; maxPerWeek: number | null }

export async function setCaps(tx: Transaction, therapistId: string, caps: Caps): Promise<void> {
  const { maxPerDay, maxPerWeek } = caps
  await tx.$executeRaw`
    UPDATE therapist SET max_per_day = ${maxPerDay}, max_per_week = ${maxPerWeek}, edited_at = practice_now()
    WHERE id = ${therapistId}::uuid`
}

/** Puts a room into use or out of it; false when there is no such room. */
export async function setRoomUse(tx: Transaction, roomId: string, active: boolean): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE room SET active = ${active}, edited_at = practice_now() WHERE id = ${roomId}::uuid`
  return changed === 1
}
