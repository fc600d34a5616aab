'use client'

import type { HalfPlan } from '@/lib/domain/worksheets/halves'
import { ActAndTell } from './act-and-tell'
import { HalfInput } from './half-input'
import { useReady } from './ready'
import { useJoining } from './use-joining'

/** Puts two saved halves together on the joint page, on the device that opens them (W5). */
export function HalfJoiner({ plan }: { plan: HalfPlan }) {
  const { chosen, choose, join, said, round } = useJoining(plan)
  return (
    <div className="half no-print" data-ready={useReady()}>
      <h3>Did each of you fill in a half?</h3>
      <p>
        Open both files here. They are read on this device alone, and their words go to the right places
        below. You can change every word afterwards.
      </p>
      <div className="two-voices" key={round}>
        <HalfInput
          voice="first"
          label="First partner’s file"
          plan={plan}
          chosen={chosen.first}
          onChoose={choose('first')}
        />
        <HalfInput
          voice="second"
          label="Second partner’s file"
          plan={plan}
          chosen={chosen.second}
          onChoose={choose('second')}
        />
      </div>
      <ActAndTell label="Put both halves on this page" act={join} said={said} />
    </div>
  )
}
