import { CityForm, type ZoneOffered, Zones } from '@/components/booking/city-form'
import { BookingSteps } from '@/components/booking/steps'
import type { PracticeShown } from '@/lib/data/read/practice'
import { readNow } from '@/lib/data/transaction'
import { instant, isoInstant, parseZone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { findCities } from '@/lib/domain/zones/city-search'
import { cityOf, zoneName } from '@/lib/domain/zones/zone-name'
import { routes } from '@/lib/routes'
import { bookPage } from './book-page'
import { keptFields } from './kept'
import type { Asked } from './query'
import type { Chosen } from './stage'
import { zoneOfTimes } from './times-stage'
import { choicesOf, waysBack } from './ways'

const usual = [
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Chicago',
  'America/New_York',
  'America/Anchorage',
  'Pacific/Honolulu',
]

/** Where the list stood, and the time that was chosen in it. */
const listOf = ({ from, near }: Asked): Record<string, string> => ({
  ...(from === null ? {} : { from }),
  ...(near === null ? {} : { near: isoInstant(near) }),
})

type ZoneProps = { chosen: Chosen; asked: Asked; practice: PracticeShown }

/** In whose time the list shall stand. The time that was chosen comes along and stays chosen (Z2). */
export async function ZoneStage({ chosen, asked, practice }: ZoneProps) {
  const moment = asked.near ?? instant((await readNow()).getTime())
  const shown = zoneOfTimes(practice, chosen.place, asked.zone)
  const choices = { ...choicesOf(chosen, asked), ...listOf(asked) }
  const offer = (name: string, city: string): ZoneOffered[] => {
    const zone = parseZone(name)
    return zone === null
      ? []
      : [{ href: bookPage({ ...choices, zone }), city, words: zoneName(moment, zone) }]
  }
  const found = asked.city === null ? [] : findCities(asked.city)
  return (
    <>
      <BookingSteps at={3} links={[routes.book, waysBack(choices).therapist]} />
      <div className="narrow-top stack">
        <h1 className="page-title">In whose time?</h1>
        <p className="lede">
          The times are shown in {zoneName(moment, shown)}.
          {asked.near !== null && ` The one you chose, ${momentWords(asked.near, shown)}, stays chosen.`}
        </p>
        <CityForm
          kept={{ ...keptFields(asked, ['city']), ...choices, view: 'zone' }}
          city={asked.city}
          found={found.flatMap(({ zone, city }) => offer(zone, city))}
        />
        {found.length === 0 && (
          <>
            <h2>Or one of these</h2>
            <Zones
              zones={[...new Set([practice.zone, ...usual])].flatMap(name => offer(name, cityOf(name)))}
            />
          </>
        )}
        <p>
          <a className="go" href={bookPage(choices)}>
            Back to the times
          </a>
        </p>
      </div>
    </>
  )
}
