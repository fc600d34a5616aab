import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { DeviceZone, type DeviceZoneProps } from './device-zone'

/**
 * In whose time the list stands, by name, and the way to another zone (Z2). It lives inside the form of the times: its buttons send the
 * time that is chosen along, which therefore stays chosen, with scripts or without.
 */
export function TimeZone({ words, ...device }: DeviceZoneProps & { words: string }) {
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
      <p className="zone-device">
        <DeviceZone {...device} />
      </p>
    </div>
  )
}
