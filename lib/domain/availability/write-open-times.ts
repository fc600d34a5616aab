import { makeIsoWriter } from '../time/iso-texts'
import type { Zone } from '../time/types'
import type { Slot } from './types'

/**
 * The answer of `GET /api/slots` as JSON. Neighbours at which the same therapists are free share their list, so each list is written
 * once; instants need no escaping.
 */
export function writeOpenTimes(zone: Zone, slots: readonly Slot[]): string {
  const write = makeIsoWriter()
  let therapists: readonly string[] | null = null
  let names = ''
  const written = slots.map(slot => {
    if (slot.therapists !== therapists) {
      therapists = slot.therapists
      names = JSON.stringify(therapists)
    }
    return `{"start":"${write(slot.start)}","end":"${write(slot.end)}","therapists":${names}}`
  })
  return `{"zone":${JSON.stringify(zone)},"slots":[${written.join(',')}]}`
}
