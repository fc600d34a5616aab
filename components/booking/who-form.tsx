import { stateNames } from '@/lib/domain/people/states'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { SelectField } from '../ui/text-field'
import { KeptFields } from './hidden-fields'

type WhoFormProps = {
  /** Choices made before, kept in the address. */
  kept: Readonly<Record<string, string>>
  /** What there is to choose from; empty when it is not asked. */
  places: readonly { place: string; words: string }[]
  parties: readonly (1 | 2)[]
  asksState: boolean
  error?: string | undefined
}

const partyWords = { 1: 'I come alone', 2: 'The two of us' } as const

/**
 * Where to meet, who is coming, and, for video, where they will be: the law follows the client. A plain GET form; nothing personal
 * is asked.
 */
export function WhoForm({ kept, places, parties, asksState, error }: WhoFormProps) {
  return (
    <form action={routes.book} method="get" className="fields">
      <KeptFields fields={kept} />
      {places.length > 0 && (
        <Choice
          name="place"
          title="In person or by video?"
          options={places.map(({ place, words }) => [place, words])}
        />
      )}
      {parties.length > 0 && (
        <Choice
          name="party"
          title="Who is coming?"
          options={parties.map(party => [String(party), partyWords[party]])}
        />
      )}
      {asksState && <StateField error={error} />}
      <p className="actions">
        <Button>Continue</Button>
      </p>
    </form>
  )
}

type ChoiceProps = { name: string; title: string; options: readonly (readonly [string, string])[] }

function Choice({ name, title, options }: ChoiceProps) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {options.map(([value, words], at) => (
        <label key={value} className="check">
          <input type="radio" name={name} value={value} defaultChecked={at === 0} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}

function StateField({ error }: { error: string | undefined }) {
  return (
    <SelectField
      name="state"
      label="Which state will you be in during the call?"
      hint="A therapist may only work with you by video in a state that licenses them."
      defaultValue=""
      error={error}
      required
    >
      <option value="">Choose a state</option>
      {Object.entries(stateNames).map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
