import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { KeptFields } from './hidden-fields'

type TherapistFormProps = {
  kept: Readonly<Record<string, string>>
  therapists: readonly { slug: string; name: string; credentials: string; short: string }[]
}

/** With whom: somebody by name, or whoever is free first. */
export function TherapistForm({ kept, therapists }: TherapistFormProps) {
  return (
    <form action={routes.book} method="get" className="fields">
      <KeptFields fields={kept} />
      <fieldset>
        <legend className="visually-hidden">With whom?</legend>
        <label className="check choice">
          <input type="radio" name="therapist" value="any" defaultChecked />
          <span>
            <b>Whoever is free first</b>
            <br />
            <span className="hint">You see the most times, and the name before you book.</span>
          </span>
        </label>
        {therapists.map(({ slug, name, credentials, short }) => (
          <label key={slug} className="check choice">
            <input type="radio" name="therapist" value={slug} />
            <span>
              <b>
                {name}, {credentials}
              </b>
              <br />
              <span className="hint">{short}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="actions">
        <Button>Show times</Button>
      </p>
    </form>
  )
}
