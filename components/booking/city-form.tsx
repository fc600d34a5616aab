import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { PlainList } from '../ui/plain-list'
import { TextField } from '../ui/text-field'
import { KeptFields } from './hidden-fields'

export type ZoneOffered = { href: string; city: string; words: string }

type CityFormProps = {
  kept: Readonly<Record<string, string>>
  /** What was typed; null before. */
  city: string | null
  found: readonly ZoneOffered[]
}

/** A city is typed, and the zones that fit are offered as links: no script, no map, nothing sent to anybody else (Z2). */
export function CityForm({ kept, city, found }: CityFormProps) {
  return (
    <>
      <form action={routes.book} method="get" className="fields">
        <KeptFields fields={kept} />
        <TextField
          name="city"
          label="Your city, or a big one nearby"
          defaultValue={city ?? ''}
          autoComplete="off"
          maxLength={64}
          required
        />
        <p className="actions">
          <Button look={found.length > 0 ? 'quiet' : 'primary'}>Find it</Button>
        </p>
      </form>
      {city !== null && (
        <div role="status" className="after">
          {found.length === 0 ? (
            <p>We know no city that begins like “{city}”. A bigger one nearby keeps the same time.</p>
          ) : (
            <h2>Which of these?</h2>
          )}
        </div>
      )}
      <Zones zones={found} />
    </>
  )
}

/** Zones as links, each with its city and what its time is called. */
export function Zones({ zones }: { zones: readonly ZoneOffered[] }) {
  if (zones.length === 0) return null
  return (
    <PlainList className="zones">
      {zones.map(({ href, city, words }) => (
        <li key={href}>
          <a href={href}>{city}</a> <span className="meta">{words}</span>
        </li>
      ))}
    </PlainList>
  )
}
