import { getPractice } from '@/lib/data/read/practice'
import { readNow } from '@/lib/data/transaction'
import { instant, parseZone } from '@/lib/domain/time/types'
import { instantToWall } from '@/lib/domain/time/wall-clock'

/** This minute on the practice's wall, `YYYY-MM-DDTHH:MM`, by the database's clock. */
export async function readPracticeWall(): Promise<string> {
  const [{ zone: zoneName }, now] = await Promise.all([getPractice(), readNow()])
  const zone = parseZone(zoneName)
  if (zone === null) throw new Error(`The practice's zone is not known here: ${zoneName}`)
  const { date, wall } = instantToWall(instant(now.getTime()), zone)
  return `${date}T${wall}`
}
