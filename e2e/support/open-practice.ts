import { announceJourneyDatabase, chooseJourneyPlaces } from '../../scripts/testing/journey-places'
import { openTestPractice } from '../../scripts/testing/practice'
import { openTestDatabase } from '../../scripts/testing/test-database'

/** Opens the practice that all journeys visit, and closes it when they are done. */
export default async function openPractice(): Promise<() => Promise<void>> {
  const server = await openTestDatabase()
  const { port, mailboxPort, mailboxSmtpPort } = await chooseJourneyPlaces()
  const practice = await openTestPractice({ ports: [port], mailboxPort, mailboxSmtpPort })
  announceJourneyDatabase(practice.databaseUrl)
  return async () => {
    await practice.close()
    await server.stop()
  }
}
