import { z } from 'zod'
import { parseInstant, parseZone } from '@/lib/domain/time/types'
import { presentZone } from '@/lib/domain/zones/present-zone'
import { given, readOnce } from './query'

/** The parameters of `GET /api/device-zone`: a device's zone, the one in which a list stands, and the list's first and last moment. */
const deviceZoneQuery = z.object({
  zone: given(text => parseZone(presentZone(text)), 'not a zone'),
  shown: given(parseZone, 'not a zone'),
  from: given(parseInstant, 'not a moment'),
  until: given(parseInstant, 'not a moment'),
})

/** Reads the query of `/api/device-zone`; names the first wrong parameter. */
export const readDeviceZoneQuery = (search: URLSearchParams) => readOnce(search, deviceZoneQuery)
