import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { SelectField } from '../ui/text-field'

type ZoneFormProps = {
  kept: Readonly<Record<string, string>>
  zone: string
  zones: readonly { zone: string; words: string }[]
}

/** In whose time the list is shown; the times themselves stay the same. */
export function ZoneForm({ kept, zone, zones }: ZoneFormProps) {
  return (
    <form action={routes.book} method="get" className="zone">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField name="zone" label="Times are shown in" defaultValue={zone}>
        {zones.map(one => (
          <option key={one.zone} value={one.zone}>
            {one.words}
          </option>
        ))}
      </SelectField>
      <p>
        <Button look="quiet" small>
          Show in this time
        </Button>
      </p>
    </form>
  )
}
