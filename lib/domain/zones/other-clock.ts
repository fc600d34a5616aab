import type { Instant, Zone } from '../time/types'
import { dayWords, timeWords } from '../time/words'
import { zoneName } from './zone-name'

/**
 * The name of a device's zone (Z2), when its clocks show something else than those of a list at one of these moments; null when
 * they show the same, for then there is nothing to offer, whatever the two zones are called.
 */
export function otherClock(device: Zone, shown: Zone, moments: readonly [Instant, Instant]): string | null {
  const clock = (moment: Instant, zone: Zone) => `${dayWords(moment, zone)} ${timeWords(moment, zone)}`
  const isSame = moments.every(moment => clock(moment, device) === clock(moment, shown))
  return isSame ? null : zoneName(moments[0], device)
}
