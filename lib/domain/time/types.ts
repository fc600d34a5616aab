declare const brand: unique symbol

/** A moment in time: milliseconds since 1970-01-01T00:00:00Z, never a wall time. */
export type Instant = number & { readonly [brand]: 'Instant' }

/** A day of the Gregorian calendar, `YYYY-MM-DD`, without a zone: it is not a moment. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' }

/** A reading of a clock on the wall, `HH:MM`, 24 hours; `24:00` is the end of a day and never a beginning. */
export type WallClock = string & { readonly [brand]: 'WallClock' }

/** The IANA name of a time zone that the runtime knows. */
export type Zone = string & { readonly [brand]: 'Zone' }

/** Half-open, `[start, end)`: the end itself is free again. */
export type Interval = { start: Instant; end: Instant }

/** Do the two share a moment? Touching ends do not; an empty interval shares nothing that it does not lie inside. */
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end

/** Takes milliseconds since 1970 UTC for an instant; throws a RangeError on a number no calendar can hold. */
export function instant(ms: number): Instant {
  if (!(Math.abs(ms) <= 8.64e15)) throw new RangeError(`not an instant: ${ms}`)
  return ms as Instant // proof: finite and inside the range of ECMAScript time, checked above
}

const isoPattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/

/**
 * Reads a moment written in the extended form of ISO 8601 with `Z` or a numeric offset. Anything else is null: a time without
 * an offset, an impossible date or hour, a leap second, more than milliseconds, years outside 1900 to 2999, words around it.
 */
export function parseInstant(iso: string): Instant | null {
  const parts = isoPattern.exec(iso)
  const date = parts && parseCalendarDate(parts[1] ?? '')
  if (!date) return null
  const [hour, minute, second, zoneHour, zoneMinute] = [2, 3, 4, 7, 8].map(at => Number(parts[at] ?? 0))
  if (hour === undefined || minute === undefined || second === undefined) return null
  if (zoneHour === undefined || zoneMinute === undefined) return null
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) return null
  const fraction = Number((parts[5] ?? '').padEnd(3, '0'))
  const offset = (parts[6] === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute)
  return instant(Date.parse(date) + (hour * 60 + minute - offset) * 60_000 + second * 1000 + fraction)
}

/** Writes a moment as UTC, `2026-12-01T17:30:00Z`; milliseconds appear only where there are some. */
export const isoInstant = (moment: Instant): string => new Date(moment).toISOString().replace('.000Z', 'Z')

/**
 * Reads `YYYY-MM-DD`; null for other forms, for days that do not exist and for years outside 1900 to 2999: what is parsed can be
 * counted on from, in any zone, without leaving the four digits.
 */
export function parseCalendarDate(text: string): CalendarDate | null {
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return null
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null
  return text as CalendarDate // proof: the calendar gave the very same text back
}

/** Reads `HH:MM` from `00:00` to `23:59`, and `24:00`, which callers accept as an end only; null for anything else. */
export function parseWallClock(text: string): WallClock | null {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) && text !== '24:00') return null
  return text as WallClock // proof: the form was checked above
}

/** Reads the IANA name of a zone the runtime has rules for, in any case; null for offsets, abbreviations and unknown names. */
export function parseZone(text: string): Zone | null {
  if (text !== 'UTC' && !/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2}$/.test(text)) return null
  try {
    const known = new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone
    // An alias keeps its own name (a person in Kathmandu should not read Katmandu); only the case is mended.
    return (known.toLowerCase() === text.toLowerCase() ? known : text) as Zone // proof: Intl accepted it
  } catch (refusal) {
    if (refusal instanceof RangeError) return null
    throw refusal
  }
}
