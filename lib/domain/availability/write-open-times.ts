import { type Instant, isoInstant, type Zone } from '../time/types'
import { dayMs, minuteMs } from '../time/wall-clock'
import { addAgain, addText, startText } from './text-in-bytes'
import type { Slot } from './types'

/** Where the last time that was spelled stands, and what about it decides whether the next is like it. */
type Spelled = { from: number; until: number; day: number; therapists: readonly string[] }

// Where the hours stand in `,{"start":"YYYY-MM-DDTHH:MM:00Z","end":"YYYY-MM-DDTHH:MM:00Z",`.
const startHour = 22
const endHour = 51

/**
 * The answer of `GET /api/slots`, JSON in UTF-8, for times from 1970 to 9999. Two times of a day at which the same are free differ in
 * eight digits only: the bytes of the one are copied and those digits written over, instead of spelling months of times one by one.
 */
export function writeOpenTimes(zone: Zone, slots: readonly Slot[]): Uint8Array<ArrayBuffer> {
  const text = startText(`{"zone":${JSON.stringify(zone)},"slots":[`, slots.length * 200)
  let like: Spelled | null = null
  for (const [at, slot] of slots.entries()) {
    const day = plainDay(slot)
    const from = text.length
    if (like !== null && day === like.day && slot.therapists === like.therapists) {
      addAgain(text, like.from, like.until)
      writeClock(text.bytes, from + startHour, slot.start)
      writeClock(text.bytes, from + endHour, slot.end)
      continue
    }
    addText(text, `${at === 0 ? '' : ','}${spell(slot)}`)
    // The first has no comma before it: nothing is copied from it.
    like = at === 0 ? null : { from, until: text.length, day, therapists: slot.therapists }
  }
  addText(text, ']}')
  return text.bytes.subarray(0, text.length)
}

const spell = ({ start, end, therapists }: Slot): string =>
  `{"start":"${isoInstant(start)}","end":"${isoInstant(end)}","therapists":${JSON.stringify(therapists)}}`

/** The day, counted from 1970, of a time that lies within it in whole minutes; else not a number, which is like none. */
function plainDay({ start, end }: Slot): number {
  const day = Math.floor(start / dayMs)
  const isPlain = start % minuteMs === 0 && end % minuteMs === 0
  return isPlain && Math.floor(end / dayMs) === day ? day : Number.NaN
}

/** Writes HH:MM. */
function writeClock(bytes: Uint8Array, at: number, moment: Instant): void {
  const minutes = (moment / minuteMs) % 1440
  writeDigits(bytes, at, Math.floor(minutes / 60))
  writeDigits(bytes, at + 3, minutes % 60)
}

function writeDigits(bytes: Uint8Array, at: number, number: number): void {
  bytes[at] = 0x30 + Math.floor(number / 10)
  bytes[at + 1] = 0x30 + (number % 10)
}
