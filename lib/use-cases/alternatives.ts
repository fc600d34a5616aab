import type { Transaction } from '@/lib/data/db'
import { type FactsRead, readFacts } from '@/lib/data/read/availability'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import { listStartsNear, mostAlternatives } from '@/lib/domain/availability/nearest-starts'
import type { BookingRequest } from '@/lib/domain/availability/types'
import { instant, isoInstant } from '@/lib/domain/time/types'
import { dayMs } from '@/lib/domain/time/wall-clock'

/**
 * Up to six offered starts nearest to the one asked for, as UTC ISO 8601 in time order (B6). `read` knows a day around that start: only
 * when too few are found there, fresh facts are read as far ahead as the service can be booked, in no transaction when there is none.
 */
export async function listAlternatives(
  tx: Transaction | undefined,
  request: BookingRequest,
  read: FactsRead,
): Promise<string[]> {
  const near = listStartsNear(read.facts, request, read.now, dayMs)
  if (near.length === mostAlternatives) return near.map(isoInstant)
  const service = read.facts.services.find(({ slug }) => slug === request.service)
  const horizon = instant(read.now + (service?.horizonDays ?? 0) * dayMs)
  const { facts, now } = await readFacts({ start: read.now, end: horizon }, tx, request.therapist ?? null)
  const decision = decideBooking(facts, request, now)
  return decision.ok ? [isoInstant(request.start)] : decision.alternatives.map(isoInstant)
}
