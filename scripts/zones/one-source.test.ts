import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../start/places'

type Source = {
  readonly what: string
  readonly pattern: RegExp
  /** Where it may stand; everything in lib/domain/time asks the one library or the runtime it stands on. */
  readonly allowed: RegExp
}

const others: readonly Source[] = [
  {
    what: 'a library of zones, other than in the one file that asks it',
    pattern:
      /\bfrom '(temporal-polyfill|temporal-spec|@js-temporal|luxon|dayjs|moment|moment-timezone|date-fns|date-fns-tz|@date-fns|@js-joda|timezone|countries-and-timezones|tzdata|node-ical|rrule|cron|node-cron|croner)(\/|')/,
    allowed: /^lib\/domain\/time\/wall-clock\.ts$/,
  },
  {
    what: 'a formatter with a zone of its own; the browser may be asked for the name of its zone',
    pattern: /\bIntl\.DateTimeFormat\((?!\)\.resolvedOptions\(\)\.timeZone)|\btoLocale(Date|Time)?String\(/,
    // The runtime's names and rules are one: these say what it calls a zone or what the clock shows there.
    allowed: /^lib\/domain\/(time\/(types|words)|zones\/zone-name)\.ts$/,
  },
  {
    what: 'the clock of the zone that the machine happens to be in',
    pattern:
      /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds)\(|\.getTimezoneOffset\(|\.to(Date|Time)String\(/,
    allowed: /^$/,
  },
  {
    what: 'the zone rules of the database, which are of another release',
    pattern:
      /\b(AT TIME ZONE|at time zone)\b|\btimezone\s*\(|\b(SET|set) ([A-Za-z]+ )?(TIME ZONE|time zone|timezone)\b|\bCURRENT_DATE\b/,
    allowed: /^$/,
  },
]

const rooms = ['app', 'components', 'lib', 'scripts', 'prisma']

// What measures the product or tries to prove it wrong may well ask somebody else, as an oracle must.
function listSources(): readonly string[] {
  const inRooms = rooms.flatMap(room =>
    readdirSync(path.join(projectFolder, room), { recursive: true, encoding: 'utf8' }).map(file =>
      path.join(room, file).replaceAll(path.sep, '/'),
    ),
  )
  const beside = readdirSync(projectFolder)
  return [...inRooms, ...beside].filter(
    file =>
      /\.(tsx?|mjs|sql)$/.test(file) &&
      !/\.test\.ts$|\/testing\/|^lib\/data\/generated\/|^scripts\/(bench|model|prove)\//.test(file),
  )
}

const findStrays = (files: readonly (readonly [string, string])[]): string[] =>
  files.flatMap(([file, text]) =>
    others
      .filter(({ pattern, allowed }) => pattern.test(text) && !allowed.test(file))
      .map(({ what }) => `${file}: ${what}`),
  )

test('Z6 nothing in the product asks another source of time zone rules than the one', () => {
  const files = listSources().map(
    file => [file, readFileSync(path.join(projectFolder, file), 'utf8')] as const,
  )
  expect(files.length).toBeGreaterThan(200)
  expect(findStrays(files)).toEqual([])
})

test.each([
  ["import { DateTime } from 'luxon'", 'a library'],
  ["import { Temporal } from 'temporal-polyfill'", 'a library'],
  ["new Intl.DateTimeFormat('en', { timeZone: zone })", 'a formatter'],
  ['moment.toLocaleString()', 'a formatter'],
  ['new Date(moment).getHours()', 'the clock of the zone'],
  ["SELECT starts_at AT TIME ZONE 'America/Los_Angeles'", 'the zone rules of the database'],
])('Z6 another source is seen where it is planted: %s', (planted, what) => {
  expect(findStrays([['lib/use-cases/planted.ts', planted]])).toEqual([
    expect.stringContaining(`lib/use-cases/planted.ts: ${what}`),
  ])
})

test('Z6 the name of the browser’s own zone may be asked for', () => {
  const asked = 'const zone = Intl.DateTimeFormat().resolvedOptions().timeZone'
  expect(findStrays([['components/booking/zone.tsx', asked]])).toEqual([])
})
