import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './scripts/test/browser'
import { chooseJourneyPlaces, journeyPlaces, laneCount } from './scripts/testing/journey-places'

await chooseJourneyPlaces()
const program = await findBrowser()

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/open-practice.ts',
  outputDir: 'test-results',
  // A journey mostly waits, so two walk at a time; the files of a lane come one after the other.
  workers: laneCount,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: journeyPlaces().origin,
    // Far from the practice's own zone, so that a page that leans on the browser's zone is found out.
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-US',
    screenshot: 'only-on-failure',
    launchOptions: { args: [...browserFlags], ...(program === null ? {} : { executablePath: program }) },
  },
  projects: [{ name: 'journeys' }],
})
