import { findFreePort } from '../postgres/free-port'

/**
 * How many journeys walk at a time. Each lane has a practice of its own, with its own clock, database and mailbox, so that a
 * journey meets nobody but the visitors it brings.
 */
export const laneCount = 2

export type JourneyPlaces = {
  readonly port: number
  readonly origin: string
  readonly mailboxPort: number
  readonly mailboxSmtpPort: number
}

// Playwright numbers the processes that walk; whoever prepares or only reads the list of journeys stands at the first lane.
const ownLane = (): number => Number(process.env.TEST_PARALLEL_INDEX ?? 0)

/**
 * Where the practice of each lane and its mailbox listen: free ports, chosen once a run by the first process that asks and
 * handed on through the environment to all others.
 */
export async function chooseJourneyPlaces(): Promise<readonly JourneyPlaces[]> {
  const lanes = Array.from({ length: laneCount }, (_, lane) => lane)
  for (const lane of lanes)
    for (const name of ['PORT', 'MAILBOX_PORT', 'SMTP_PORT'])
      process.env[`JOURNEY_${name}_${lane}`] ||= String(await findFreePort())
  return lanes.map(journeyPlaces)
}

export function journeyPlaces(lane = ownLane()): JourneyPlaces {
  const port = portOf('PORT', lane)
  return {
    port,
    origin: `http://localhost:${port}`,
    mailboxPort: portOf('MAILBOX_PORT', lane),
    mailboxSmtpPort: portOf('SMTP_PORT', lane),
  }
}

const portOf = (name: string, lane: number): number => Number(process.env[`JOURNEY_${name}_${lane}`])

/** The database of the practice of this lane. */
export function journeyDatabaseUrl(): string {
  const url = process.env[`JOURNEY_DATABASE_URL_${ownLane()}`]
  if (!url) throw new Error('No journey runs here.')
  return url
}

export function announceJourneyDatabase(lane: number, url: string): void {
  process.env[`JOURNEY_DATABASE_URL_${lane}`] = url
}
