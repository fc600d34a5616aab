import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { SelectField } from '../ui/text-field'
import { stateNames } from './words'

type WhoFormProps = {
  /** Choices made before, kept in the address. */
  kept: Readonly<Record<string, string>>
  parties: readonly number[]
  party: number
  state: string | null
  error?: string | undefined
}

const partyWords: Readonly<Record<number, string>> = { 1: 'I come alone', 2: 'The two of us' }

/** Who is coming, and, for video, where they will be: the law follows the client. A plain GET form; nothing personal is asked. */
export function WhoForm({ kept, parties, party, state, error }: WhoFormProps) {
  return (
    <form action={routes.book} method="get" className="fields">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {parties.length > 1 && (
        <fieldset>
          <legend>Who is coming?</legend>
          {parties.map(number => (
            <label key={number} className="check">
              <input type="radio" name="party" value={number} defaultChecked={number === party} />
              <span>{partyWords[number] ?? `${number} people`}</span>
            </label>
          ))}
        </fieldset>
      )}
      <SelectField
        name="state"
        label="Which state will you be in during the call?"
        hint="A therapist may only work with you by video in a state that licenses them."
        defaultValue={state ?? ''}
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
      <p className="actions">
        <Button>Continue</Button>
      </p>
    </form>
  )
}
