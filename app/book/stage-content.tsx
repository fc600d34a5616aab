import type { ReactNode } from 'react'
import { ReachUs } from '@/components/booking/reach-us'
import { ServiceChoice } from '@/components/booking/service-choice'
import { BookingSteps } from '@/components/booking/steps'
import { TherapistForm } from '@/components/booking/therapist-form'
import { WhoForm } from '@/components/booking/who-form'
import { placeWords } from '@/components/booking/words'
import type { OwnHold } from '@/lib/data/read/own-hold'
import type { PracticeShown } from '@/lib/data/read/practice'
import { type WayOfBooking, wayOfBooking } from '@/lib/domain/appointments/way-of-booking'
import { routes } from '@/lib/routes'
import { findThePractice } from '../the-practice'
import { ArrangeStage } from './arrange-stage'
import { bookPage } from './book-page'
import { keptFields } from './kept'
import type { Asked } from './query'
import type { Stage } from './stage'
import { TimesStage } from './times-stage'
import { ZoneStage } from './zone-stage'

type StageProps = {
  stage: Stage
  asked: Asked
  practice: PracticeShown
  /** The time that this browser holds: it is free for whoever holds it. */
  own: OwnHold | null
  error: string | undefined
  children: ReactNode
}

/** What the page asks at this point of choosing. */
export async function StageContent({ stage, children, ...rest }: StageProps) {
  switch (stage.kind) {
    case 'service':
      return <ServiceStage practice={rest.practice}>{children}</ServiceStage>
    case 'times':
      return (
        <TimesStage {...rest} {...stage}>
          {children}
        </TimesStage>
      )
    case 'zone':
      return <ZoneStage {...rest} {...stage} />
    case 'arrange':
      return <ArrangeStage {...rest} {...stage} />
    default:
      return (
        <Question stage={stage} asked={rest.asked}>
          {children}
          <Answers {...rest} stage={stage} />
        </Question>
      )
  }
}

type Questions = Extract<Stage, { kind: 'who' | 'therapist' | 'not-licensed' }>

function Question({ stage, asked, children }: { stage: Questions; asked: Asked; children: ReactNode }) {
  const links = [routes.book, bookPage({ ...keptFields(asked, []), therapist: null, state: null })]
  return (
    <>
      <BookingSteps at={stage.kind === 'therapist' ? 2 : 1} links={links} />
      <div className="narrow-top stack">
        <h1 className="page-title">{titleOf(stage)}</h1>
        <p className="lede">
          {stage.service.name}: {stage.service.summary}
        </p>
        {children}
      </div>
    </>
  )
}

function titleOf(stage: Questions): string {
  if (stage.kind !== 'who') return stage.kind === 'therapist' ? 'With whom?' : 'Let us speak'
  const { places, parties, state } = stage.asks
  if (places.length > 0) return parties.length > 0 ? 'Where, and who is coming?' : 'Where shall we meet?'
  if (parties.length > 0) return state ? 'Who is coming, and from where?' : 'Who is coming?'
  return 'Where will you be?'
}

type AnswerProps = { stage: Questions; asked: Asked; practice: PracticeShown; error: string | undefined }

async function Answers({ stage, asked, practice, error }: AnswerProps) {
  if (stage.kind === 'who') {
    const { places, parties, state } = stage.asks
    return (
      <WhoForm
        kept={keptFields(asked, ['state', ...asksFor('place', places), ...asksFor('party', parties)])}
        places={places.map(place => ({ place, words: placeWords(place, practice.offices) }))}
        parties={parties}
        asksState={state}
        error={error}
      />
    )
  }
  if (stage.kind === 'therapist')
    return (
      <TherapistForm kept={keptFields(asked, ['therapist'])} therapists={await withWords(stage.therapists)} />
    )
  return (
    <>
      <ReachUs
        title="Let us arrange this with you"
        words="None of our therapists is licensed in that state, so we may not work with you there by video. Call us, and we will think with you about who can help."
        phone={practice.phone}
        email={practice.email}
      />
      <p>
        <a className="go" href={bookPage({ service: stage.service.slug })}>
          Change what you chose
        </a>
      </p>
    </>
  )
}

const asksFor = <N extends keyof Asked>(name: N, options: readonly unknown[]): N[] =>
  options.length > 0 ? [name] : []

/** How each way of booking is said in the list of services (B2). */
const servedWords: Readonly<Record<WayOfBooking, string>> = {
  instant: 'Booked at once',
  request: 'A therapist answers your request',
  arranged: 'Arranged with you',
}

function ServiceStage({ practice, children }: { practice: PracticeShown; children: ReactNode }) {
  const services = practice.services.map(service => ({
    ...service,
    way: servedWords[wayOfBooking(service, service.parties[0] ?? 1)],
    href: bookPage({ service: service.slug }),
  }))
  return (
    <>
      <BookingSteps at={1} links={[]} />
      <div className="choose-service">
        <h1 className="page-title">What would you like to book?</h1>
        {children}
        <ServiceChoice services={services} />
      </div>
    </>
  )
}

async function withWords<T extends { slug: string }>(
  therapists: readonly T[],
): Promise<(T & { short: string })[]> {
  const words = new Map((await findThePractice()).therapists.map(({ slug, short }) => [slug, short]))
  return therapists.map(therapist => ({ ...therapist, short: words.get(therapist.slug) ?? '' }))
}
