import type { Browser } from '@playwright/test'
import { countWithoutScripts, openBrowser, type Visit, visit } from './browser-visit'
import { type Budget, median, middleSpread, type Result, widest } from './measure'
import type { Site } from './pages-site'

const [leastRounds, mostRounds] = [7, 21] as const
const kilobyte = 1024

type Names = 'frozen' | 'plain' | 'floor' | 'times'
type Visits = Readonly<Record<Names, readonly Visit[]>>

/** G1, G2 and G4: the article and the choice of a time on a slow telephone, in turns with the floor. */
export async function benchVisits(site: Site): Promise<Result[]> {
  const browser = await openBrowser()
  try {
    const visits = await visitInTurns(browser, {
      frozen: site.frozen.article,
      plain: site.plain.article,
      floor: site.floor,
      times: site.frozen.times,
    })
    const words = `an article of ${site.article.words} words`
    const timesShown = await countWithoutScripts(browser, site.frozen.times, 'input[name=start]')
    return [
      ...weigh(words, visits.frozen, true),
      ...weigh(`${words}, FROZEN=off`, visits.plain, false),
      ...feel(words, visits, 'frozen', true),
      ...feel(`${words}, FROZEN=off`, visits, 'plain', false),
      ...weighTimes(visits, timesShown),
    ]
  } finally {
    await browser.close()
  }
}

async function visitInTurns(browser: Browser, addresses: Readonly<Record<Names, string>>): Promise<Visits> {
  const visits: Record<Names, Visit[]> = { frozen: [], plain: [], floor: [], times: [] }
  const names = ['frozen', 'plain', 'floor', 'times'] as const
  const isSteady = () =>
    [visits.frozen, visits.times].every(ours => middleSpread(paintRatios(ours, visits.floor)) <= widest)
  // One round first, to warm up; then in an order that is drawn anew, since whoever comes after the lightest page is favoured (decision
  // 026); and more rounds while they differ.
  for (let round = -1; round < mostRounds && (round < leastRounds || !isSteady()); round += 1)
    for (const name of shuffle(names)) {
      const seen = await visit(browser, addresses[name])
      if (round >= 0) visits[name].push(seen)
    }
  return visits
}

/** The same in an order of chance, each as likely as any other (Fisher and Yates, as Durstenfeld wrote it for machines). */
function shuffle<T>(given: readonly T[]): T[] {
  const left = [...given]
  return given.flatMap(() => left.splice(Math.floor(Math.random() * left.length), 1))
}

/** How each round's largest paint of ours stands to that of the floor in the same round. */
const paintRatios = (ours: readonly Visit[], floor: readonly Visit[]): number[] =>
  ours.map(({ largestPaint }, round) => largestPaint / (floor[round]?.largestPaint ?? Number.NaN))

function weigh(what: string, visits: readonly Visit[], binds: boolean): Result[] {
  const say = counter('G1', visits, binds)
  return [
    say(`${what}: HTML, CSS, script and art`, 'KB', visitor => lightKilobytes(visitor), 28),
    say(`${what}: fonts`, 'KB', ({ bytes }) => bytes.font / kilobyte, 100),
    say(`${what}: requests`, 'in all', ({ requests }) => requests, 6),
    say(`${what}: requests to others`, 'in all', ({ foreign }) => foreign, 0),
  ]
}

function feel(what: string, visits: Visits, name: 'frozen' | 'plain', binds: boolean): Result[] {
  const say = counter('G2', visits[name], binds)
  return [
    say(`${what}: script`, 'KB', ({ bytes }) => bytes.script / kilobyte, 2),
    say(`${what}: the framework’s scripts`, 'in all', seen => seen.frameworkFiles + seen.inlineScripts, 0),
    say(`${what}: blocking`, 'ms', ({ blocking }) => blocking, 0),
    say(`${what}: layout shift`, 'shift', ({ shift }) => shift, 0),
    paint('G2', `${what}: largest paint`, visits[name], visits.floor, binds ? 1.15 : null),
  ]
}

function weighTimes(visits: Visits, shown: number): Result[] {
  const say = counter('G4', visits.times, true)
  const what = '/book with times'
  return [
    say(`${what}: HTML, CSS, script and art`, 'KB', visitor => lightKilobytes(visitor), 60),
    say(`${what}: all of that and fonts`, 'KB', ({ bytes }) => sum(Object.values(bytes)) / kilobyte, 60),
    say(`${what}: script`, 'KB', ({ bytes }) => bytes.script / kilobyte, null),
    say(`${what}: requests`, 'in all', ({ requests }) => requests, 8),
    {
      ...plainNumber('G4', `${what}: times without scripts`, 'times', shown),
      budget: { of: 'ours', must: 'at least', limit: 1 },
    },
    paint('G4', `${what}: largest paint`, visits.times, visits.floor, 1.6),
  ]
}

/** The median of a number of each visit, against a limit that holds for ours alone; no limit is for comparison. */
const counter =
  (id: string, visits: readonly Visit[], binds: boolean) =>
  (what: string, unit: string, of: (visit: Visit) => number, limit: number | null): Result => ({
    ...plainNumber(id, what, unit, median(visits.map(of))),
    budget: binds && limit !== null ? atMost('ours', limit) : null,
  })

const plainNumber = (id: string, what: string, unit: string, ours: number) =>
  ({ id, what, unit, ours, floor: null, spread: 1 }) as const

const atMost = (of: Budget['of'], limit: number): Budget => ({ of, must: 'at most', limit })

function paint(
  id: string,
  what: string,
  ours: readonly Visit[],
  floor: readonly Visit[],
  limit: number | null,
): Result {
  const of = (visits: readonly Visit[]) => visits.map(({ largestPaint }) => largestPaint)
  const ratios = paintRatios(ours, floor)
  return {
    id,
    what,
    unit: 'ms',
    ours: median(of(ours)),
    floor: { what: 'a hand-written page', value: median(of(floor)) },
    budget: limit === null ? null : atMost('ratio', limit),
    ratio: median(ratios),
    spread: middleSpread(ratios),
  }
}

const lightKilobytes = ({ bytes }: Visit) => (sum(Object.values(bytes)) - bytes.font) / kilobyte
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
