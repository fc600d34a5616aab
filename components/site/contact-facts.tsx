import { Facts } from '../ui/facts'
import { PhoneLink } from '../ui/phone-link'

type ContactFactsProps = {
  phone: string
  /** When somebody answers the telephone, with the zone. */
  phoneHours: string
  email: string
  offices: readonly { name: string; address: readonly string[]; directions: string }[]
}

/** The ways to reach the practice: telephone, e-mail, and each office with the way in. */
export function ContactFacts({ phone, phoneHours, email, offices }: ContactFactsProps) {
  return (
    <Facts
      facts={[
        {
          label: 'Telephone',
          value: (
            <>
              <PhoneLink phone={phone} />
              <span className="line">{phoneHours}</span>
            </>
          ),
        },
        { label: 'E-mail', value: <a href={`mailto:${email}`}>{email}</a> },
        ...offices.map(({ name, address, directions }) => ({
          label: name,
          value: (
            <>
              {[...address, directions].map(line => (
                <span className="line" key={line}>
                  {line}
                </span>
              ))}
            </>
          ),
        })),
      ]}
    />
  )
}
