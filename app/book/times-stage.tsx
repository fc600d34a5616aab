import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { MonthOverview } from '@/components/booking/month-overview'
import { BookingSteps } from '@/components/booking/steps'
import { BookingSummary } from '@/components/booking/summary'
import { TimeZone } from '@/components/booking/time-zone'
import { TimesForm } from '@/components/booking/times-form'
import { placeWords, priceWords } from '@/components/booking/words'
import type { OwnHold } from '@/lib/data/read/own-hold'
import type { PracticeShown } from '@/lib/data/read/practice'
import { shownZone } from '@/lib/domain/appointments/shown-zone'
import { type CalendarDate, type Instant, isoInstant, parseZone, type Zone } from '@/lib/domain/time/types'
import { dateWords, zoneWords } from '@/lib/domain/time/words'
import { zoneName, zoneOver } from '@/lib/domain/zones/zone-name'
import { routes } from '@/lib/routes'
import { listMonth, type TimesWithMonth } from '@/lib/use-cases/list-month'
import { findNonce } from '../nonce'
import { bookPage } from './book-page'
import { chosenFacts } from './chosen-facts'
import { groupByDay, monthOverview, otherDays } from './days'
import type { Asked } from './query'
import type { Chosen } from './stage'
import { choicesOf, waysBack, wayWords } from './ways'

const daysShown = 7

type TimesProps = {
  chosen: Chosen
  asked: Asked
  practice: PracticeShown
  own: OwnHold | null
  children: ReactNode
}

/** The open times, in the zone asked for, with what was chosen beside them. */
export async function TimesStage({ chosen, asked, practice, own, children }: TimesProps) {
  const { service, therapist, place } = chosen
  const zone = zoneOfTimes(practice, place, asked.zone)
  const times = await listMonth({
    service: service.slug,
    therapist: therapist?.slug ?? 'any',
    place,
    party: chosen.party,
    state: chosen.state,
    from: asked.from,
    days: daysShown,
    zone,
    near: asked.near,
    ...(own === null ? {} : { except: own.id }),
  })
  const ways = waysBack(choicesOf(chosen, asked))
  const { lede } = wayWords[chosen.way]
  return (
    <>
      <BookingSteps at={3} links={[routes.book, ways.therapist]} />
      <div className="book">
        <div>
          <h1 className="page-title">Choose a time</h1>
          <p className="brief">
            {service.name}, {service.minutes} minutes, with {therapist?.name ?? 'whoever is free first'}.{' '}
            {placeWords(place, practice.offices)}. {priceWords(service.priceCents)}.{' '}
            <a href={ways.therapist}>Change</a>
          </p>
          {lede !== null && <p className="lede">{lede}</p>}
          {children}
          <NotYet from={asked.from} last={times.last} />
          <Times chosen={chosen} asked={asked} practice={practice} own={own} times={times} zone={zone} />
        </div>
        <BookingSummary title={service.name} facts={chosenFacts(chosen, practice, ways)} />
      </div>
    </>
  )
}

/** Says that a day lies beyond what can be booked: the list then begins today. */
function NotYet({ from, last }: { from: CalendarDate | null; last: CalendarDate }) {
  if (from === null || from <= last) return null
  return (
    <p>
      Nothing can be booked yet from {dateWords(from)} on: the last day that can is {dateWords(last)}.
    </p>
  )
}

/** In whose time the list stands: the office's in person, whatever was asked for (Z3); by video the reader's choice. */
export function zoneOfTimes(practice: PracticeShown, place: string, wanted: Zone | null): Zone {
  const zone = parseZone(practice.zone)
  if (zone === null) throw new Error(`The practice's zone is unknown here: ${practice.zone}`)
  return shownZone({ place, zone }, wanted)
}

const askDevice = (shown: Zone, [from, until]: readonly [Instant, Instant]) =>
  `${routes.deviceZone}?${new URLSearchParams({ shown, from: isoInstant(from), until: isoInstant(until) })}`

type ListProps = Omit<TimesProps, 'children'> & { times: TimesWithMonth; zone: Zone }

async function Times({ chosen, asked, practice, own, times, zone }: ListProps) {
  const { slots, now } = times
  const choices = choicesOf(chosen, asked)
  const hrefOf = (from: string) => bookPage({ ...choices, from })
  const monthHref = (from: string) => bookPage({ ...choices, from, view: 'month' })
  const moments = [slots[0]?.start ?? now, slots.at(-1)?.start ?? now] as const
  const { button, note } = wayWords[chosen.way]
  // In person the list was shown in the office's time: nobody chose a zone for this booking.
  const { zone: _, ...inPerson } = choices
  return (
    <TimesForm
      kept={{ ...(chosen.place === 'video' ? choices : inPerson), from: times.from }}
      idempotencyKey={randomUUID()}
      zoneWords={zoneOver(zoneWords, moments, zone)}
      days={groupByDay(slots, zone, asked.near ?? (own?.service === chosen.service.slug ? own.start : null))}
      {...otherDays(times, zone, daysShown, hrefOf)}
      button={{ words: button, note }}
    >
      {chosen.place === 'video' ? (
        <TimeZone
          words={zoneOver(zoneName, moments, zone)}
          askDevice={askDevice(zone, moments)}
          nonce={await findNonce()}
        />
      ) : (
        <p className="zone">
          Times at our {placeWords(chosen.place, practice.offices)} are that office’s own,{' '}
          <b>{zoneOver(zoneName, moments, zone)}</b>, wherever you are.
        </p>
      )}
      <MonthOverview {...monthOverview(times, hrefOf, monthHref)} open={asked.view === 'month'} />
    </TimesForm>
  )
}
