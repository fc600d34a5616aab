import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

type TimeZoneProps = {
  words: string
  /** Where to ask whether the clocks of the visitor's own device differ from those of the list. */
  askDevice: string
  /** What lets a script of ours run under the policy of this very answer; null where there is none. */
  nonce: string | null
}

/**
 * In whose time the list stands, by name, and the way to another zone (Z2). It lives inside the form of the times: its buttons send the
 * time that is chosen along, which therefore stays chosen, with scripts or without. The line about the device has its room from the
 * start and nothing is changed unasked: the list does not move under the hand that reaches for a time.
 */
export function TimeZone({ words, askDevice, nonce }: TimeZoneProps) {
  return (
    <div className="zone">
      <p>
        Times are shown in <b>{words}</b>.{' '}
        <Button
          look="bare"
          small
          formAction={routes.book}
          formMethod="get"
          formNoValidate
          name="view"
          value="zone"
        >
          Change the time zone
        </Button>
      </p>
      <p className="zone-device" data-ask={askDevice}>
        Somewhere else? Choose your city.
      </p>
      <script type="module" src="/device-zone.js" nonce={nonce ?? undefined} />
    </div>
  )
}
