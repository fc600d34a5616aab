import { announceJourneyDatabase, chooseJourneyPlaces } from '../../scripts/testing/journey-places'
import { openTestPractice } from '../../scripts/testing/practice'
import { openTestDatabase } from '../../scripts/testing/test-database'

/** Opens a practice for each lane of journeys, and closes them when all journeys are done. */
export default async function openPractices(): Promise<() => Promise<void>> {
  const server = await openTestDatabase()
  const places = await chooseJourneyPlaces()
  const practices = await Promise.all(
    places.map(({ port, ...mailbox }) => openTestPractice({ ports: [port], ...mailbox })),
  )
  for (const [lane, { databaseUrl }] of practices.entries()) announceJourneyDatabase(lane, databaseUrl)
  return async () => {
    await Promise.all(practices.map(practice => practice.close()))
    await server.stop()
  }
}
