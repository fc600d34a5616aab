import { log } from '@/lib/log'
import { findSiteVersion } from '@/lib/use-cases/find-site-version'
import type { Freezing } from './ready-pages'

const betweenLooksMs = 2_000
const beforeWarmingMs = 1_500
const betweenPagesMs = 150

export type Keeping = { stop(): void }

/** Looks every two seconds whether the site was changed, and soon after the start makes the copies that nobody has asked for yet. */
export function keepFresh(freezing: Freezing): Keeping {
  let isOver = false
  const look = setInterval(async () => freezing.edition.setVersion(await findSiteVersion()), betweenLooksMs)
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
