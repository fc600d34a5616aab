import { log } from '@/lib/log'
import { findSiteVersion } from '@/lib/use-cases/find-site-version'
import type { Freezing } from './ready-pages'

const betweenLooksMs = 2_000
const beforeWarmingMs = 1_500
const betweenPagesMs = 150

export type Keeping = { stop(): void }

/**
 * Looks every two seconds whether the site was changed, and soon after the start makes the copies that nobody has asked for yet.
 * There is one look at a time: while the database is silent none waits behind another.
 */
export function keepFresh(
  freezing: Pick<Freezing, 'edition' | 'warm'>,
  findVersion: () => Promise<number | null> = findSiteVersion,
): Keeping {
  let isOver = false
  let isLooking = false
  const look = setInterval(async () => {
    // The client of the database ends a question that is never answered, and with it this look.
    if (isLooking) return
    isLooking = true
    try {
      freezing.edition.setVersion(await findVersion())
    } finally {
      isLooking = false
    }
  }, betweenLooksMs)
  const warming = setTimeout(() => {
    freezing.warm(betweenPagesMs, () => isOver).catch(error => log.error('pages not made ready', error))
  }, beforeWarmingMs)
  return {
    stop: () => {
      isOver = true
      clearInterval(look)
      clearTimeout(warming)
    },
  }
}
