import { writeOpenTimes } from '@/lib/domain/availability/write-open-times'
import { readSlotsQuery } from '@/lib/forms/slots-query'
import { handleGet } from '@/lib/http/get'
import { listOpenTimes } from '@/lib/use-cases/list-open-times'

const headers = { 'Cache-Control': 'private, no-store' }

const parameterOf = {
  'unknown-service': 'service',
  'unknown-therapist': 'therapist',
  'unknown-place': 'place',
  'other-party': 'party',
} as const

/** Open times as JSON (README: the public interface). */
export const GET = handleGet(async (request: Request) => {
  const read = readSlotsQuery(new URL(request.url).searchParams)
  if (!read.ok) return wrong(read.parameter, read.error)
  const times = await listOpenTimes(read.query)
  if (!times.ok) return wrong(parameterOf[times.reason], times.reason)
  return new Response(writeOpenTimes(times.zone, times.slots), {
    headers: { ...headers, 'Content-Type': 'application/json' },
  })
})

const wrong = (parameter: string, error: string) =>
  Response.json({ error, parameter }, { status: 400, headers })
