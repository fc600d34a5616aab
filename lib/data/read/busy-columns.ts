import type { Busy } from '@/lib/domain/availability/types'
import { type Instant, instant } from '@/lib/domain/time/types'

/**
 * Claims on one thing as they come from the database: a text for each column, with commas between the rows. PostgreSQL writes it in a
 * sixth of the time that an object for each claim takes it.
 */
export type BusyColumns = {
  appointments: string
  starts: string
  ends: string
  sessionStarts: string
  sessionEnds: string
}

/** The claims behind the columns, in their order; none when there are no columns. Instants were written as whole milliseconds. */
export function readBusy(columns: BusyColumns | null): Busy[] {
  if (columns === null) return []
  const starts = readInstants(columns.starts)
  const ends = readInstants(columns.ends)
  const sessionStarts = readInstants(columns.sessionStarts)
  const sessionEnds = readInstants(columns.sessionEnds)
  return columns.appointments.split(',').map((appointment, row) => ({
    appointment,
    start: at(starts, row),
    end: at(ends, row),
    session: { start: at(sessionStarts, row), end: at(sessionEnds, row) },
  }))
}

const readInstants = (column: string): Instant[] => column.split(',').map(text => instant(Number(text)))

function at(column: readonly Instant[], row: number): Instant {
  const found = column[row]
  if (found === undefined) throw new Error('The columns of claims differ in length.')
  return found
}
