import { parseCalendarDate } from '@/lib/domain/time/types'
import { dateWords } from '@/lib/domain/time/words'

type NoticeStampProps = { version: string; effective: string; reviewed: boolean }

/** Which words these are, since when, and whether a lawyer has read them. `effective` is `YYYY-MM-DD`. */
export function NoticeStamp({ version, effective, reviewed }: NoticeStampProps) {
  const day = parseCalendarDate(effective)
  return (
    <p className="meta">
      Version {version}, in effect since{' '}
      <time dateTime={effective}>{day === null ? effective : dateWords(day)}</time>.
      {!reviewed && ' Have this reviewed before you rely on it.'}
    </p>
  )
}
