import { parseCalendarDate } from '@/lib/domain/time/types'
import { dateWords } from '@/lib/domain/time/words'

/** A day in words and for machines. `date` is `YYYY-MM-DD` and is never a moment, so no zone can move it. */
export function CalendarDay({ date }: { date: string }) {
  const day = parseCalendarDate(date)
  return <time dateTime={date}>{day === null ? date : dateWords(day)}</time>
}
