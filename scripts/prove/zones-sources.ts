import { spawnSync } from 'node:child_process'
import type { ZoneChange } from '@/lib/domain/time/testing/zone-changes'

/** What a program that shares nothing with us says of a zone; `offset` at the beginning, in minutes, where the program tells it. */
export type ZoneHistory = { readonly offset: number | null; readonly changes: readonly ZoneChange[] }

export type SecondSource = {
  readonly program: string
  /** The release of the zone database that it reads, such as `2025b`; null when that is said nowhere. */
  readonly release: string | null
  /** By name; a zone that the program does not know is not among them. */
  readonly zones: ReadonlyMap<string, ZoneHistory>
}

type Span = { readonly from: number; readonly until: number }

/** Every program of this machine that can read zone rules without us. */
export function readSecondSources(names: readonly string[], span: Span): SecondSource[] {
  return [readByPython(names, span), readByZdump(names, span)].filter(source => source !== null)
}

const python = `
import json, sys, os, zoneinfo
from datetime import datetime, timezone, timedelta
asked = json.load(sys.stdin)
def find_release():
    for folder in zoneinfo.TZPATH:
        for name in ('tzdata.zi', '+VERSION'):
            try:
                with open(os.path.join(folder, name)) as file:
                    return file.readline().replace('# version', '').strip()
            except OSError:
                pass
    try:
        import tzdata
        return tzdata.IANA_VERSION
    except ImportError:
        return None
def read(name):
    zone = zoneinfo.ZoneInfo(name)
    offset = lambda at: datetime.fromtimestamp(at, zone).utcoffset().total_seconds()
    changes, at, before = [], asked['from'], offset(asked['from'])
    first = before
    while at < asked['until']:
        after = offset(at + 43200)
        if after != before:
            low, high = at, at + 43200
            while high - low > 1:
                middle = (low + high) // 2
                if offset(middle) == before: low = middle
                else: high = middle
            after = offset(high)
            changes.append([high, before, after])
            before = after
            at = high
        else:
            at += 43200
    return {'offset': first, 'changes': changes}
zones = {}
for name in asked['names']:
    try:
        zones[name] = read(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        pass
json.dump({'release': find_release(), 'zones': zones}, sys.stdout)
`

type PythonAnswer = {
  release: string | null
  zones: Record<string, { offset: number; changes: [number, number, number][] }>
}

function readByPython(names: readonly string[], { from, until }: Span): SecondSource | null {
  const asked = JSON.stringify({ names, from: from / 1000, until: until / 1000 })
  const answer = run('python3', ['-c', python], asked)
  if (answer === null) return null
  const { release, zones }: PythonAnswer = JSON.parse(answer) // proof: written by the program above
  const histories = Object.entries(zones).map(([name, { offset, changes }]) => {
    const inOurs = changes.map(([at, before, after]) => ({
      at: at * 1000,
      before: before / 60,
      after: after / 60,
    }))
    return [name, { offset: offset / 60, changes: inOurs }] as const
  })
  return histories.length === 0 ? null : { program: 'python3', release, zones: new Map(histories) }
}

const zdumpLine = /^(\S+) +\w{3} (\w{3} +\d+ [\d:]+ \d+) UTC? = .* gmtoff=(-?\d+)$/

/** Tells changes only, in pairs: the last second of one offset and the first of the next. */
function readByZdump(names: readonly string[], { from, until }: Span): SecondSource | null {
  const years = [from, until].map(moment => new Date(moment).getUTCFullYear())
  const answer = run('zdump', ['-v', '-c', years.join(','), ...names], '')
  if (answer === null) return null
  const zones = new Map<string, { offset: number | null; changes: ZoneChange[] }>()
  let last: { name: string; at: number; offset: number } | null = null
  for (const line of answer.split('\n')) {
    const [, name, words, seconds] = zdumpLine.exec(line) ?? []
    if (name === undefined) continue
    const read = { name, at: Date.parse(`${words} UTC`), offset: Number(seconds) / 60 }
    if (last?.name === name && read.at - last.at === 1000 && last.offset !== read.offset) {
      const history = zones.get(name) ?? { offset: last.offset, changes: [] }
      history.changes.push({ at: read.at, before: last.offset, after: read.offset })
      zones.set(name, history)
    }
    last = read
  }
  return zones.size === 0 ? null : { program: 'zdump', release: findRelease(), zones }
}

/** zdump says no release; it reads the files of the system, and those that come with a name tell it. */
function findRelease(): string | null {
  const files = ['/usr/share/zoneinfo/tzdata.zi', '/usr/share/zoneinfo/+VERSION']
  const said = run('head', ['-q', '-n', '1', ...files], '', true) ?? ''
  return /\b\d{4}[a-z]+\b/.exec(said)?.[0] ?? null
}

function run(program: string, args: readonly string[], input: string, mayFail = false): string | null {
  const ran = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1e9 })
  if (ran.error !== undefined || (ran.status !== 0 && !mayFail)) return null
  return ran.stdout
}
