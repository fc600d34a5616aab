import { findFreePort } from '../postgres/free-port'

export type JourneyPlaces = {
  readonly port: number
  readonly origin: string
  readonly mailboxPort: number
  readonly mailboxSmtpPort: number
}

/**
 * Where the practice of the journeys and its mailbox listen: free ports, chosen once a run by the first process that
 * asks and handed on through the environment to all others.
 */
export async function chooseJourneyPlaces(): Promise<JourneyPlaces> {
  process.env.JOURNEY_PORT ||= String(await findFreePort())
  process.env.JOURNEY_MAILBOX_PORT ||= String(await findFreePort())
  process.env.JOURNEY_SMTP_PORT ||= String(await findFreePort())
  return journeyPlaces()
}

export function journeyPlaces(): JourneyPlaces {
  const port = Number(process.env.JOURNEY_PORT)
  return {
    port,
    origin: `http://localhost:${port}`,
    mailboxPort: Number(process.env.JOURNEY_MAILBOX_PORT),
    mailboxSmtpPort: Number(process.env.JOURNEY_SMTP_PORT),
  }
}

/** The database of the practice of the journeys. */
export function journeyDatabaseUrl(): string {
  const url = process.env.JOURNEY_DATABASE_URL
  if (!url) throw new Error('No journey runs here.')
  return url
}

export function announceJourneyDatabase(url: string): void {
  process.env.JOURNEY_DATABASE_URL = url
}
