'use client'

import type { HalfPlan } from '@/lib/domain/worksheets/halves'
import { ActAndTell } from './act-and-tell'
import { HalfInput } from './half-input'
import { useReady } from './ready'
import { useJoining } from './use-joining'

const files = [
  { voice: 'first', label: 'First partner’s file' },
  { voice: 'second', label: 'Second partner’s file' },
] as const

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
        {files.map(({ voice, label }) => (
          <HalfInput
            key={voice}
            voice={voice}
            label={label}
            plan={plan}
            chosen={chosen[voice]}
            onChoose={choose(voice)}
          />
        ))}
      </div>
      <ActAndTell label="Put both halves on this page" act={join} said={said} />
    </div>
  )
}
