import { placeWords, priceWords } from '@/components/booking/words'
import type { Fact } from '@/components/ui/facts'
import type { PracticeShown } from '@/lib/data/read/practice'
import { stateNames } from '@/lib/domain/people/states'
import type { Chosen } from './stage'

type Ways = { who: string; therapist: string }

/** What was chosen before the time, each with the way back to it. */
export function chosenFacts(chosen: Chosen, practice: PracticeShown, ways: Ways): Fact[] {
  const { service, therapist, party } = chosen
  const facts = [
    {
      label: 'With',
      value: (
        <Change
          words={therapist ? `${therapist.name}, ${therapist.credentials}` : 'Whoever is free first'}
          href={ways.therapist}
          what="therapist"
        />
      ),
    },
    {
      label: 'Where',
      value: (
        <Change
          words={whereWords(chosen, practice)}
          href={ways.who}
          what={service.places.length > 1 ? 'place' : 'state'}
        />
      ),
    },
    { label: 'Length', value: `${service.minutes} minutes` },
    { label: 'Fee', value: priceWords(service.priceCents) },
  ]
  return party === 2 ? [{ label: 'Who', value: 'The two of you' }, ...facts] : facts
}

function whereWords({ place, state }: Chosen, { offices }: PracticeShown): string {
  const words = placeWords(place, offices)
  return state === null ? words : `${words}, you in ${stateNames[state] ?? state}`
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
