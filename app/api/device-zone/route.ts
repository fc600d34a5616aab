import { otherClock } from '@/lib/domain/zones/other-clock'
import { readDeviceZoneQuery } from '@/lib/forms/device-zone-query'

const headers = { 'Cache-Control': 'private, no-store' }

/** What a device's zone is called, for the page of times to offer (Z2); `name` is null when its clocks are those of the list. */
export function GET(request: Request): Response {
  const read = readDeviceZoneQuery(new URL(request.url).searchParams)
  if (!read.ok)
    return Response.json({ error: read.error, parameter: read.parameter }, { status: 400, headers })
  const { zone, shown, from, until } = read.query
  return Response.json({ zone, name: otherClock(zone, shown, [from, until]) }, { headers })
}
