import { countChanges } from '@/lib/domain/articles/reading-changes'
import { instant, type Zone } from '@/lib/domain/time/types'
import { instantToWall, minuteMs } from '@/lib/domain/time/wall-clock'

export type Edition = {
  /** Names what the pages show at this moment: a copy made under another name is old. `now` in milliseconds since 1970. */
  at(now: number): string
  /** Says which version of the site there is; null, for not known, changes nothing. */
  setVersion(version: number | null): void
}

/** Follows what makes reading pages old although the server runs on: the hours in the articles, and the version of the site. */
export function followEdition(changes: readonly string[], zone: Zone): Edition {
  let version = 0
  let known = { minute: Number.NaN, name: '' }
  return {
    at: now => {
      const minute = Math.floor(now / minuteMs)
      // The hours are whole minutes, so within one nothing changes.
      if (minute !== known.minute) known = { minute, name: nameAt(minute * minuteMs) }
      return known.name
    },
    setVersion: found => {
      if (found === null || found === version) return
      version = found
      known = { minute: Number.NaN, name: '' }
    },
  }

  function nameAt(now: number): string {
    const { date, wall } = instantToWall(instant(now), zone)
    return `${version}.${countChanges(changes, `${date}T${wall}`)}`
  }
}
