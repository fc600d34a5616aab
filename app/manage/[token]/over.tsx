import { ButtonLink } from '@/components/ui/button'
import { PhoneLink } from '@/components/ui/phone-link'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import { routes } from '@/lib/routes'
import type { Managed } from '@/lib/use-cases/show-managed'

const titles: Partial<Record<AppointmentState, string>> = {
  cancelled: 'This appointment is cancelled',
  declined: 'We could not confirm this time',
  expired: 'We did not answer in time',
}

const words: Partial<Record<AppointmentState, string>> = {
  declined: 'We are sorry. Nothing is charged, and you need not do anything.',
  expired: 'We are sorry: the delay was ours, and the time is no longer kept. Nothing is charged.',
}

/** When it is cancelled, past or came to nothing, the page says only that, and how to reach us. */
export function Over({ booking, practice }: Managed) {
  return (
    <div className="narrow-top stack">
      <h1 className="page-title">{titles[booking.state] ?? 'This appointment is over'}</h1>
      <p className="lede">
        {words[booking.state] ?? 'You need not do anything.'} If you want to talk to us, call{' '}
        <PhoneLink phone={practice.phone} /> or write to{' '}
        <a href={`mailto:${practice.email}`}>{practice.email}</a>.
      </p>
      <p className="actions">
        <ButtonLink look="quiet" href={routes.book}>
          Choose another time
        </ButtonLink>
      </p>
    </div>
  )
}
