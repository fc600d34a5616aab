import type { Person, PostalAddress, ProfessionalService, Service, State } from 'schema-dts'
import type { PracticeContent, ServiceContent, TherapistContent } from '@/lib/content/practice'
import { stateNames } from '@/lib/domain/people/states'

/** Turns a path into the address that everybody may know. */
export type Address = (path: string) => string

/** Where the practice and its people stand, as paths. */
export type PracticePaths = {
  home: string
  therapist: (slug: string) => string
  service: (slug: string) => string
}

type PersonNode = Exclude<Person, string>

/** The practice as others point to it: by name, and where there is more. */
export function practiceRef({ practice }: PracticeContent, address: Address, { home }: PracticePaths) {
  return {
    '@type': 'ProfessionalService',
    '@id': `${address(home)}#practice`,
    name: practice.name,
    url: address(home),
  } as const satisfies ProfessionalService
}

/** The practice: what it is called, where it is, and in which states it may work, which is where its people are licensed. */
export function aboutPractice(
  content: PracticeContent,
  address: Address,
  paths: PracticePaths,
): ProfessionalService {
  const { practice, therapists } = content
  return {
    ...practiceRef(content, address, paths),
    description: practice.description,
    telephone: practice.phone,
    email: practice.email,
    address: postalAddress(practice.address),
    areaServed: statesOf(therapists),
    employee: therapists.map(therapist => therapistRef(therapist, address, paths)),
  }
}

/** A therapist as others point to them: by name, with credentials, and where there is more. */
export function therapistRef(
  therapist: TherapistContent,
  address: Address,
  paths: PracticePaths,
): PersonNode {
  const { slug, name, credentials } = therapist
  return {
    '@type': 'Person',
    '@id': `${address(paths.therapist(slug))}#person`,
    name,
    honorificSuffix: credentials,
    url: address(paths.therapist(slug)),
  }
}

/** A therapist, as the page about them says it; what a licence is called stands there, its number does not. */
export function aboutTherapist(
  therapist: TherapistContent,
  content: PracticeContent,
  address: Address,
  paths: PracticePaths,
): PersonNode {
  const { short, languages, licences } = therapist
  return {
    ...therapistRef(therapist, address, paths),
    jobTitle: [...new Set(licences.map(({ title }) => title))].join(', '),
    description: short,
    knowsLanguage: languages,
    worksFor: practiceRef(content, address, paths),
    hasCredential: licences.map(({ title, state }) => ({
      '@type': 'EducationalOccupationalCredential',
      name: title,
      credentialCategory: 'license',
      validIn: stateOf(state),
    })),
  }
}

/** A service with its fee, in dollars. */
export function aboutService(
  service: ServiceContent,
  content: PracticeContent,
  address: Address,
  paths: PracticePaths,
): Service {
  const { slug, name, summary, feeCents } = service
  return {
    '@type': 'Service',
    name,
    description: summary,
    url: address(paths.service(slug)),
    provider: practiceRef(content, address, paths),
    areaServed: statesOf(content.therapists),
    offers: { '@type': 'Offer', price: (feeCents / 100).toFixed(2), priceCurrency: 'USD' },
  }
}

function statesOf(therapists: readonly TherapistContent[]): State[] {
  const codes = therapists.flatMap(({ licences }) => licences.map(({ state }) => state))
  return [...new Set(codes)].sort().map(stateOf)
}

const stateOf = (code: string): State => ({ '@type': 'State', name: stateNames[code] ?? code })

/** The last line of an address in the United States is “City, State ZIP”; one that is written otherwise stays in one piece. */
function postalAddress(lines: readonly string[]): PostalAddress | string {
  const place = /^(?<city>[^,]+), (?<state>.+) (?<zip>\d{5}(?:-\d{4})?)$/.exec(lines.at(-1) ?? '')?.groups
  if (!place?.city || !place.state || !place.zip) return lines.join(', ')
  return {
    '@type': 'PostalAddress',
    streetAddress: lines.slice(0, -1).join(', '),
    addressLocality: place.city,
    addressRegion: place.state,
    postalCode: place.zip,
    addressCountry: 'US',
  }
}
