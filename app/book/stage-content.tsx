import type { ReactNode } from 'react'
import { ReachUs } from '@/components/booking/reach-us'
import { ServiceChoice } from '@/components/booking/service-choice'
import { BookingSteps } from '@/components/booking/steps'
import { TherapistForm } from '@/components/booking/therapist-form'
import { WhoForm } from '@/components/booking/who-form'
import type { PracticeShown } from '@/lib/data/read/practice'
import { routes } from '@/lib/routes'
import { findThePractice } from '../the-practice'
import { bookPage } from './book-page'
import { keptFields } from './kept'
import type { Asked } from './query'
import type { Stage } from './stage'
import { TimesStage } from './times-stage'

type StageProps = {
  stage: Stage
  asked: Asked
  practice: PracticeShown
  error: string | undefined
  children: ReactNode
}

const reasons = {
  'not-online':
    'This is not booked on the page: we would like to hear from you first, and find the time together.',
  two: 'Coming as two is not booked on the page yet. We arrange it with you, and write to each of you separately.',
  'not-licensed':
    'None of our therapists is licensed in that state, so we may not work with you there by video. Call us, and we will think with you about who can help.',
} as const

/** What the page asks at this point of choosing. */
export async function StageContent({ stage, asked, practice, error, children }: StageProps) {
  if (stage.kind === 'times')
    return (
      <TimesStage stage={stage} asked={asked} practice={practice}>
        {children}
      </TimesStage>
    )
  if (stage.kind === 'service') return <ServiceStage practice={practice}>{children}</ServiceStage>
  const { service } = stage
  const links = [routes.book, bookPage({ ...kept(asked), therapist: null, state: null })]
  return (
    <>
      <BookingSteps at={stage.kind === 'therapist' ? 2 : 1} links={links} />
      <div className="narrow-top stack">
        <h1 className="page-title">{titles[stage.kind]}</h1>
        <p className="lede">
          {service.name}: {service.summary}
        </p>
        {children}
        {stage.kind === 'who' && (
          <WhoForm
            kept={keptFields(asked, ['party', 'state'])}
            parties={service.parties}
            party={asked.party ?? 1}
            state={asked.state}
            error={error}
          />
        )}
        {stage.kind === 'therapist' && (
          <TherapistForm
            kept={keptFields(asked, ['therapist'])}
            therapists={await withWords(stage.therapists)}
          />
        )}
        {stage.kind === 'reach-us' && (
          <ReachUs
            title="Let us arrange this with you"
            words={reasons[stage.why]}
            phone={practice.phone}
            email={practice.email}
          />
        )}
        {stage.kind === 'reach-us' && (
          <p>
            <a className="go" href={bookPage({ service: service.slug })}>
              Change what you chose
            </a>
          </p>
        )}
      </div>
    </>
  )
}

const titles = {
  who: 'Who is coming, and from where?',
  therapist: 'With whom?',
  'reach-us': 'Let us speak',
} as const

const kept = (asked: Asked) => keptFields(asked, [])

function ServiceStage({ practice, children }: { practice: PracticeShown; children: ReactNode }) {
  const services = practice.services.map(service => ({
    ...service,
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
