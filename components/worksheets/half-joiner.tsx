'use client'

import { useEffect, useState } from 'react'
import { fieldOnPage, type VoiceId } from '@/lib/domain/worksheets/fields'
import { type HalfPlan, joinHalves } from '@/lib/domain/worksheets/halves'
import { Button } from '../ui/button'
import { cleared, findField, typeInto } from './fields-on-page'
import { type Chosen, HalfInput } from './half-input'
import { useReady } from './ready'

const none: Record<VoiceId, Chosen> = { first: { state: 'none' }, second: { state: 'none' } }

/** Both files are there and sound, or null. */
function bothHalves({ first, second }: Record<VoiceId, Chosen>) {
  return first.state === 'read' && second.state === 'read' ? ([first.half, second.half] as const) : null
}

/** Fills what is still empty, and answers with how many fields were filled and how many had words already. */
function putTogether(plan: HalfPlan, [first, second]: NonNullable<ReturnType<typeof bothHalves>>) {
  const fields = joinHalves(plan, first, second).map(({ field, words }) => ({
    control: findField(fieldOnPage('joint', field)),
    words,
  }))
  const empty = fields.filter(({ control }) => control?.value.trim() === '')
  for (const { control, words } of empty) if (control !== null) typeInto(control, words)
  return { filled: empty.length, left: fields.length - empty.length }
}

function saidOf({ filled, left }: ReturnType<typeof putTogether>): string {
  const kept = left === 0 ? '' : ` ${left} had words in them already, and were left as they are.`
  return `Both halves are on this page: ${filled} ${filled === 1 ? 'answer' : 'answers'} filled in.${kept}`
}

/** Puts two saved halves together on the joint page, on the device that opens them (W5). */
export function HalfJoiner({ plan }: { plan: HalfPlan }) {
  const [chosen, setChosen] = useState(none)
  const [said, say] = useState('')
  const [round, setRound] = useState(0)

  useEffect(() => {
    const startAnew = () => {
      setChosen(none)
      say('')
      setRound(before => before + 1)
    }
    document.addEventListener(cleared, startAnew)
    return () => document.removeEventListener(cleared, startAnew)
  }, [])

  const choose = (voice: VoiceId) => (now: Chosen) => {
    setChosen(before => ({ ...before, [voice]: now }))
    say('')
  }
  const join = () => {
    const halves = bothHalves(chosen)
    if (halves !== null) return say(saidOf(putTogether(plan, halves)))
    const asked = (one: Chosen): Chosen => (one.state === 'none' ? { state: 'missing' } : one)
    setChosen({ first: asked(chosen.first), second: asked(chosen.second) })
    say('Both files are needed, each from this worksheet.')
  }
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
      <p className="actions">
        <Button type="button" look="quiet" small onClick={join}>
          Put both halves on this page
        </Button>
      </p>
      <p role="status" className="sheet-said">
        {said}
      </p>
    </div>
  )
}
