'use client'

import { useSyncExternalStore } from 'react'
import { type Instant, parseZone, type Zone } from '@/lib/domain/time/types'
import { dayWords, timeWords } from '@/lib/domain/time/words'
import { presentZone } from '@/lib/domain/zones/present-zone'
import { zoneName } from '@/lib/domain/zones/zone-name'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

export type DeviceZoneProps = {
  /** The zone in which the times stand. */
  shown: Zone
  /** The first and the last of them. */
  moments: readonly Instant[]
}

/**
 * Offers the zone of the visitor's own device when its clocks differ from those of the list (Z2). The line has its room from the start and
 * nothing is changed unasked: the list does not move under the hand that reaches for a time.
 */
export function DeviceZone({ shown, moments }: DeviceZoneProps) {
  const device = useSyncExternalStore(neverChanges, readDevice, () => null)
  const [moment] = moments
  const isSame = (zone: Zone) => moments.every(at => clock(at, zone) === clock(at, shown))
  if (device === null || moment === undefined || isSame(device)) return 'Somewhere else? Choose your city.'
  return (
    <>
      Your device is set to {zoneName(moment, device)}.{' '}
      <Button
        look="bare"
        small
        formAction={routes.book}
        formMethod="get"
        formNoValidate
        name="device"
        value={device}
      >
        Show the times so
      </Button>
    </>
  )
}

const clock = (moment: Instant, zone: Zone) => `${dayWords(moment, zone)} ${timeWords(moment, zone)}`
const readDevice = () => parseZone(presentZone(Intl.DateTimeFormat().resolvedOptions().timeZone))
const neverChanges = () => () => undefined
