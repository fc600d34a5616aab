'use client'

import type { VoiceId } from '@/lib/domain/worksheets/fields'
import { type HalfFault, largestHalf, readHalf } from '@/lib/domain/worksheets/half-file'
import type { Half, HalfPlan } from '@/lib/domain/worksheets/halves'
import { controlProps, FieldError, fieldId } from '../ui/field'
import { faultWords, missingFile } from './half-words'

/** One partner's file: none yet, asked for, refused, or read. */
export type Chosen =
  | { state: 'none' }
  | { state: 'missing' }
  | { state: 'refused'; reason: HalfFault }
  | { state: 'read'; half: Half }

async function open(file: File, plan: HalfPlan): Promise<Chosen> {
  if (file.size > largestHalf) return { state: 'refused', reason: 'too-large' }
  const read = readHalf(await file.text(), plan)
  return read.ok ? { state: 'read', half: read.half } : { state: 'refused', reason: read.reason }
}

function errorOf(chosen: Chosen): string | undefined {
  if (chosen.state === 'missing') return missingFile
  return chosen.state === 'refused' ? faultWords[chosen.reason] : undefined
}

type Props = {
  voice: VoiceId
  label: string
  plan: HalfPlan
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}

export function HalfInput({ voice, label, plan, chosen, onChoose }: Props) {
  const name = `half-${voice}`
  const error = errorOf(chosen)
  const titleOf = ({ edition }: Half) => plan.halves.find(({ id }) => id === edition)?.title ?? ''
  const choose = async (file: File | undefined) =>
    onChoose(file === undefined ? { state: 'none' } : await open(file, plan))
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>{label}</label>
      <input
        type="file"
        accept=".json,application/json"
        onChange={event => choose(event.currentTarget.files?.[0])}
        {...controlProps({ name, error })}
      />
      <div role="alert">
        <FieldError name={name} error={error} />
      </div>
      {chosen.state === 'read' && <p className="hint">Read: “{titleOf(chosen.half)}”.</p>}
    </div>
  )
}
