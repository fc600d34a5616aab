import type { Client } from 'pg'
import { areOlderRules } from '@/lib/domain/time/zone-rules'
import { type Finding, ill, well } from './finding'

const mostSeconds = 5

/** Whether this machine and the database mean the same moment, and the practice's clock is the database's (I31). */
export async function examineClock(client: Client, here: () => number = Date.now): Promise<Finding> {
  const asked = here()
  const { rows } = await client.query<{ ms: number; shifted: number }>(
    `select extract(epoch from clock_timestamp())::float8 * 1000 as ms,
       extract(epoch from practice_now() - now())::float8 as shifted`,
  )
  const { ms = Number.NaN, shifted = Number.NaN } = rows[0] ?? {}
  if (shifted !== 0) {
    const mend = 'Restore the function practice_now() as the first migration has it.'
    return ill('clock', `The practice’s clock is ${shifted} seconds away from the database’s.`, mend)
  }
  const apart = Math.abs(ms - (asked + here()) / 2) / 1000
  if (apart <= mostSeconds)
    return well('clock', `this machine and the database are ${apart.toFixed(1)} s apart`)
  const words = `This machine and the database are ${Math.round(apart)} seconds apart.`
  return ill('clock', words, 'Let both machines set their clocks by NTP.')
}

const openAhead = `starts_at > practice_now() and state in ('held', 'awaiting-partner', 'requested', 'confirmed')`

/** Whether wall times ahead were read by the zone rules of this runtime (I21). */
export async function examineZones(
  client: Client,
  rules = process.versions.tz ?? 'unknown',
): Promise<Finding> {
  const { rows } = await client.query<{ rules: string; many: number }>(
    `select zone_rules as rules, count(*)::int as many from appointment where zone_rules <> $1 and ${openAhead} group by 1 order by 1`,
    [rules],
  )
  const newer = rows.find(row => areOlderRules(rules, row.rules))
  if (newer !== undefined) {
    const words = `The rules here are ${rules}, and appointments were made by ${newer.rules}.`
    return ill('zone rules', words, 'Update Node: an older one would read their wall times wrongly.')
  }
  const many = rows.reduce((sum, row) => sum + row.many, 0)
  if (many === 0) return well('zone rules', rules)
  const words = `${many} appointments ahead were made by other rules than ${rules}.`
  return ill(
    'zone rules',
    words,
    'Run npm run zones:recompute, which keeps their wall times and lists what moved.',
  )
}
