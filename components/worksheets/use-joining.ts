'use client'

import { useEffect, useRef, useState } from 'react'
import { fieldOnPage, type VoiceId } from '@/lib/domain/worksheets/fields'
import { type FieldWords, type HalfPlan, joinHalves, planJoining } from '@/lib/domain/worksheets/halves'
import { cleared, findField, typeInto } from './fields-on-page'
import type { Chosen } from './half-input'
import { sameHalf } from './half-words'

type BothChosen = Record<VoiceId, Chosen>

const none: BothChosen = { first: { state: 'none' }, second: { state: 'none' } }

/** Both files are there and sound, or null. */
function bothHalves({ first, second }: BothChosen) {
  return first.state === 'read' && second.state === 'read' ? ([first.half, second.half] as const) : null
}

/** Fills in what the halves bring, and answers with what now stands in the fields that it filled. */
function putTogether(
  plan: HalfPlan,
  [first, second]: NonNullable<ReturnType<typeof bothHalves>>,
  before: FieldWords,
) {
  const brought = joinHalves(plan, first, second)
  const fields = [...Object.keys(before), ...brought.map(({ field }) => field)]
  const controlOf = (field: string) => findField(fieldOnPage('joint', field))
  const standing = fields.map(field => [field, controlOf(field)?.value ?? ''] as const)
  const { write, filled, left } = planJoining(brought, Object.fromEntries(standing), before)
  const stands = Object.entries(write).map(([field, words]) => {
    const control = controlOf(field)
    if (control !== null) typeInto(control, words)
    // As the field has it, which may write the ends of lines otherwise.
    return [field, control?.value ?? words] as const
  })
  return { filled, left, stands: Object.fromEntries(stands.filter(([, words]) => words !== '')) }
}

function saidOf({ filled, left }: { filled: number; left: number }): string {
  const kept = left === 0 ? '' : ` ${left} had words in them already, and were left as they are.`
  return `Both halves are on this page: ${filled} ${filled === 1 ? 'answer' : 'answers'} filled in.${kept}`
}

/** The two files that were chosen, and putting them together, which can be done again with other files. */
export function useJoining(plan: HalfPlan) {
  const [chosen, setChosen] = useState(none)
  const [said, say] = useState('')
  const [round, setRound] = useState(0)
  const stands = useRef<FieldWords>({})

  useEffect(() => {
    const startAnew = () => {
      stands.current = {}
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
  const joinBoth = (halves: NonNullable<ReturnType<typeof bothHalves>>) => {
    if (halves[0].edition === halves[1].edition) return say(sameHalf)
    const joined = putTogether(plan, halves, stands.current)
    stands.current = joined.stands
    say(saidOf(joined))
  }
  const join = () => {
    const halves = bothHalves(chosen)
    if (halves !== null) return joinBoth(halves)
    const asked = (one: Chosen): Chosen => (one.state === 'none' ? { state: 'missing' } : one)
    setChosen({ first: asked(chosen.first), second: asked(chosen.second) })
    say('Both files are needed, each from this worksheet.')
  }
  return { chosen, choose, join, said, round }
}
