import { type Instant, instant } from '../time/types'

/**
 * Until when a request is answered: the service's notice (minutes) before its start, when nobody could book that time any more either.
 * From that moment on an unanswered request is over, and its time is no longer kept.
 */
export const answerBy = ({ start, noticeMinutes }: { start: Instant; noticeMinutes: number }): Instant =>
  instant(start - noticeMinutes * 60_000)

/** How long a decision on a request can be taken back, in minutes, before it takes effect and its letters leave. */
export const undoMinutes = 3
