import { routes } from '@/lib/routes'
import { PlainList } from '../ui/plain-list'
import { feeWords } from './fees-table'
import { placesWords, type ServiceInFull } from './service-facts'

type ServiceInBrief = Pick<ServiceInFull, 'name' | 'minutes' | 'feeCents' | 'places'> & {
  slug: string
  summary: string
}

/** The services as ruled rows, each leading to its own page. */
export function ServiceList({ services }: { services: readonly ServiceInBrief[] }) {
  return (
    <PlainList className="ruled-list">
      {services.map(service => (
        <li key={service.slug}>
          <h2>
            <a className="plain" href={routes.service(service.slug)}>
              {service.name}
            </a>
          </h2>
          <p>{service.summary}</p>
          <p className="meta">
            {service.minutes} minutes · {feeWords(service.feeCents)} · {placesWords(service.places)}
          </p>
        </li>
      ))}
    </PlainList>
  )
}
