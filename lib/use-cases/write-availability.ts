import type { Transaction } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import {
  deleteAbsence,
  insertAbsence,
  replaceDate,
  replaceHours,
  setCaps,
  setRoomUse,
} from '@/lib/data/write/availability-changes'
import type { AvailabilityChange, ChangeFault } from '@/lib/domain/availability/availability-change'
import { findHoursFault } from '@/lib/domain/availability/check-hours'
import type { DateOverride, HoursRule } from '@/lib/domain/availability/types'
import { instant } from '@/lib/domain/time/types'
import { wallToInstant } from '@/lib/domain/time/wall-clock'
import { promiseOf } from './wall-start'

type Written = { ok: true; fields: string[]; absence: string | null } | { ok: false; reason: ChangeFault }

type Of<Kind extends AvailabilityChange['kind']> = Extract<AvailabilityChange, { kind: Kind }>

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const notFound = { ok: false, reason: 'not-found' } as const

/** Writes one change whose rights were judged; the caller holds the availability row. Refused when the change itself is not whole. */
export async function writeChange(
  tx: Transaction,
  change: AvailabilityChange,
  therapistId: string | null,
): Promise<Written> {
  if (change.kind === 'absence') return writeAbsence(tx, change, therapistId)
  if (change.kind === 'no-absence') {
    const isGone = uuid.test(change.absence) && (await deleteAbsence(tx, therapistId, change.absence))
    return isGone ? written('absence') : notFound
  }
  if (change.kind === 'room') {
    const isSet = uuid.test(change.room) && (await setRoomUse(tx, change.room, change.inUse))
    return isSet ? written('active') : notFound
  }
  if (therapistId === null) return notFound
  if (change.kind === 'caps') return writeCaps(tx, change, therapistId)
  return writeHours(tx, change, therapistId)
}

const written = (...fields: string[]): Written => ({ ok: true, fields, absence: null })

async function writeHours(tx: Transaction, change: Of<'hours' | 'date'>, id: string): Promise<Written> {
  const { facts } = await readFacts({ start: instant(0), end: instant(0) }, tx)
  const rules: (HoursRule | DateOverride)[] =
    change.kind === 'hours' ? change.rules : change.overrides.map(one => ({ ...one, date: change.date }))
  const reason = findHoursFault(rules, facts.services)
  if (reason !== null) return { ok: false, reason }
  if (change.kind === 'hours') await replaceHours(tx, id, change.rules)
  else await replaceDate(tx, id, change.date, change.overrides)
  return change.kind === 'hours' ? written('hours') : written('overrides')
}

async function writeAbsence(tx: Transaction, change: Of<'absence'>, id: string | null): Promise<Written> {
  const { facts } = await readFacts({ start: instant(0), end: instant(0) }, tx)
  const start = wallToInstant(change.from.date, change.from.wall, facts.zone)
  const end = wallToInstant(change.until.date, change.until.wall, facts.zone)
  if (start === null || end === null) return { ok: false, reason: 'no-such-time' }
  if (start >= end) return { ok: false, reason: 'from-after-until' }
  const { wallStart: wallEnd } = promiseOf(end, facts.zone)
  const absence = await insertAbsence(tx, id, { start, end, ...promiseOf(start, facts.zone), wallEnd })
  return { ok: true, fields: ['absence'], absence }
}

const isCap = (most: number | null): boolean =>
  most === null || (Number.isInteger(most) && most >= 0 && most <= 1000)

async function writeCaps(tx: Transaction, caps: Of<'caps'>, id: string): Promise<Written> {
  if (!isCap(caps.maxPerDay) || !isCap(caps.maxPerWeek)) return { ok: false, reason: 'not-a-cap' }
  await setCaps(tx, id, caps)
  return written('max_per_day', 'max_per_week')
}
