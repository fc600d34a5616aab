import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { BookingSteps } from '@/components/booking/steps'
import { BookingSummary } from '@/components/booking/summary'
import { TimesForm } from '@/components/booking/times-form'
import { priceWords, stateNames } from '@/components/booking/words'
import { ZoneForm } from '@/components/booking/zone-form'
import type { PracticeShown } from '@/lib/data/read/practice'
import { zoneWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { listOpenTimes } from '@/lib/use-cases/list-open-times'
import { bookPage } from './book-page'
import { groupByDay, listZones, otherDays } from './days'
import { keptFields } from './kept'
import type { Asked } from './query'
import type { Stage } from './stage'

const daysShown = 7

type TimesProps = {
  stage: Extract<Stage, { kind: 'times' }>
  asked: Asked
  practice: PracticeShown
  children: ReactNode
}

/** The open times, in the zone asked for, with what was chosen beside them. */
export async function TimesStage({ stage, asked, practice, children }: TimesProps) {
  const { service, therapist, state } = stage
  const { place, from, zone } = asked
  const times = await listOpenTimes({
    service: service.slug,
    therapist: therapist?.slug ?? 'any',
    place,
    party: 1,
    state,
    from,
    days: daysShown,
    zone,
  })
  if (!times.ok) throw new Error(`The times of a known service were refused: ${times.reason}`)
  const kept = { ...keptFields(asked, ['from', 'near']), therapist: therapist?.slug ?? 'any', party: '1' }
  const links = [
    bookPage({ ...kept, therapist: null, state: null, party: null }),
    bookPage({ ...kept, therapist: null }),
  ]
  const words = zoneWords(times.slots[0]?.start ?? times.now, times.zone)
  return (
    <>
      <BookingSteps at={3} links={[routes.book, ...links.slice(1)]} />
      <div className="book">
        <div>
          <h1 className="page-title">Choose a time</h1>
          <p className="brief">
            {service.name}, {service.minutes} minutes, with {therapist?.name ?? 'whoever is free first'}.{' '}
            {priceWords(service.priceCents)}. <a href={links[1]}>Change</a>
          </p>
          {children}
          <ZoneForm
            kept={keptFields(asked, ['zone', 'near'])}
            zone={times.zone}
            zones={listZones(practice.zone, times.zone, times.now)}
          />
          <TimesForm
            kept={kept}
            idempotencyKey={randomUUID()}
            zoneWords={words}
            days={groupByDay(times.slots, times.zone, asked.near)}
            {...otherDays(times, daysShown, from => bookPage({ ...kept, from }))}
          />
        </div>
        <BookingSummary
          title={service.name}
          facts={[
            {
              label: 'With',
              value: (
                <Change
                  words={therapist ? `${therapist.name}, ${therapist.credentials}` : 'Whoever is free first'}
                  href={links[1] ?? ''}
                  what="therapist"
                />
              ),
            },
            {
              label: 'Where',
              value: (
                <Change
                  words={state ? `By video, you in ${stateNames[state] ?? state}` : 'By video'}
                  href={links[0] ?? ''}
                  what="state"
                />
              ),
            },
            { label: 'Length', value: `${service.minutes} minutes` },
            { label: 'Fee', value: priceWords(service.priceCents) },
          ]}
        />
      </div>
    </>
  )
}

function Change({ words, href, what }: { words: string; href: string; what: string }) {
  return (
    <>
      {words}
      <br />
      <a href={href}>Change {what}</a>
    </>
  )
}
