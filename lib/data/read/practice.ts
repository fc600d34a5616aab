import { db } from '../db'

export type TherapistShown = {
  slug: string
  name: string
  credentials: string
  states: string[]
  services: string[]
}
export type ServiceShown = {
  slug: string
  name: string
  summary: string
  minutes: number
  priceCents: number
  audience: string
  places: string[]
  parties: (1 | 2)[]
  instant: boolean
  online: boolean
  cutOffMinutes: number
  questions: { id: string; label: string; hint: string; required: boolean }[]
}
export type OfficeShown = { slug: string; name: string; zone: string; address: string[] }
export type PoliciesShown = { version: string; agreement: string; cancellation: string; fees: string }

/** What the booking pages and letters know of the practice, as the database says today. */
export type PracticeShown = {
  shortName: string
  name: string
  email: string
  phone: string
  zone: string
  therapists: TherapistShown[]
  services: ServiceShown[]
  offices: OfficeShown[]
  policies: PoliciesShown
}

/** Everything public about the practice in one statement. Throws when there is no practice yet. */
export async function getPractice(
  tx: Pick<ReturnType<typeof db>, '$queryRaw'> = db(),
): Promise<PracticeShown> {
  // The shapes were checked by lib/content when they were written; staff's edits go through the same schemas.
  const rows = await tx.$queryRaw<{ practice: PracticeShown }[]>`
    SELECT json_build_object(
      'name', p.details->>'name', 'shortName', p.details->>'shortName', 'email', p.details->>'email',
      'phone', p.details->>'phone', 'zone', p.details->>'zone',
      'therapists', (SELECT json_agg(json_build_object('slug', slug, 'name', name, 'credentials', credentials, 'states', states,
        'services', services) ORDER BY position) FROM therapist WHERE active),
      'services', (SELECT json_agg(json_build_object('slug', slug, 'name', name, 'summary', details->>'summary', 'minutes', minutes,
        'priceCents', price_cents, 'audience', audience, 'places', places, 'parties', parties, 'instant', instant, 'online', online,
        'cutOffMinutes', cut_off_minutes, 'questions', details->'questions') ORDER BY position) FROM service),
      'offices', (SELECT json_agg(json_build_object('slug', slug, 'name', name, 'zone', zone, 'address', details->'address') ORDER BY position) FROM office),
      'policies', (SELECT json_build_object('version', a.version, 'agreement', a.body,
        'cancellation', (SELECT body FROM policy c WHERE c.slug = 'cancellation' AND c.version = a.version),
        'fees', (SELECT body FROM policy f WHERE f.slug = 'fees' AND f.version = a.version))
        FROM policy a WHERE a.slug = 'agreement' ORDER BY a.created_at DESC, a.version DESC LIMIT 1)
    ) AS practice FROM practice p`
  const row = rows[0]
  if (row === undefined) throw new Error('There is no practice in the database: run "npm run db:seed".')
  return row.practice
}
