import { ButtonLink } from '../ui/button'
import { PlainList } from '../ui/plain-list'
import { priceWords } from './words'

export type ServiceChoiceProps = {
  services: readonly {
    slug: string
    name: string
    summary: string
    audience: string
    /** How it is booked. */
    way: string
    minutes: number
    priceCents: number
    href: string
  }[]
}

/** The services as a ruled list, each with one way on. */
export function ServiceChoice({ services }: ServiceChoiceProps) {
  return (
    <PlainList className="service-list">
      {services.map(service => (
        <li key={service.slug}>
          <div>
            <h2>{service.name}</h2>
            <p>{service.summary}</p>
            <p className="meta">
              For: {service.audience} · {service.minutes} minutes · {priceWords(service.priceCents)} ·{' '}
              {service.way}
            </p>
          </div>
          <ButtonLink look="quiet" href={service.href}>
            Choose<span className="visually-hidden"> {service.name}</span>
          </ButtonLink>
        </li>
      ))}
    </PlainList>
  )
}
