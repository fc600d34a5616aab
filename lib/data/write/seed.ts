import type { Transaction } from '../db'

type Named = { slug: string; name: string }
type SeedOffice = Named & { address: string[]; directions: string; rooms: { name: string }[] }
type SeedService = Named & {
  summary: string
  minutes: number
  feeCents: number
  audience: string
  places: string[]
  parties: number[]
  approval: 'instant' | 'staff'
  online: boolean
  bufferBefore: number
  bufferAfter: number
  gridMinutes: number
  noticeMinutes: number
  horizonDays: number
  cutOffMinutes: number
}
type SeedHours = {
  weekday: number
  from: string
  until: string
  closed: boolean
  services: string[] | null
  places: string[] | null
}
type SeedTherapist = Named & {
  credentials: string
  licences: { state: string }[]
  services: string[]
  maxPerDay: number | null
  maxPerWeek: number | null
  hours: SeedHours[]
}
type SeedNotice = { slug: string; title: string; body: string; version: string }

/** The practice as its files say, as far as columns are concerned; what more a file says is kept beside them as details. */
export type SeedPractice = {
  practice: { zone: string; name: string }
  offices: SeedOffice[]
  services: SeedService[]
  therapists: SeedTherapist[]
  policies: { version: string; agreement: string; cancellation: string; fees: string }
  notices: SeedNotice[]
}

/** What a seeding did: how many rows it wrote, and which it left because staff had edited them. */
export type Seeded = { inserted: number; kept: string[] }

export async function hasPractice(tx: Transaction): Promise<boolean> {
  return (await tx.practice.count()) > 0
}

/** Writes the practice of the files. A row that staff edited stays as it is and is named in `kept`. */
export async function writePractice(tx: Transaction, content: SeedPractice): Promise<Seeded> {
  const seeded: Seeded = { inserted: 0, kept: [] }
  const edited = await listEdited(tx)
  const write = async (name: string, action: () => Promise<unknown>) => {
    if (edited.has(name)) return void seeded.kept.push(name)
    await action()
    seeded.inserted += 1
  }
  await write('practice', () => {
    const details = content.practice
    return tx.practice.upsert({ where: { id: 1 }, create: { details }, update: { details } })
  })
  for (const [position, office] of content.offices.entries()) {
    const row = {
      name: office.name,
      zone: content.practice.zone,
      position,
      details: { address: office.address, directions: office.directions },
    }
    await write(`office ${office.slug}`, () =>
      tx.office.upsert({ where: { slug: office.slug }, create: { slug: office.slug, ...row }, update: row }),
    )
    for (const { name } of office.rooms) {
      const where = { officeSlug_name: { officeSlug: office.slug, name } }
      await write(`room ${office.slug}/${name}`, () =>
        tx.room.upsert({ where, create: { officeSlug: office.slug, name, services: [] }, update: {} }),
      )
    }
  }
  for (const [position, service] of content.services.entries())
    await write(`service ${service.slug}`, () => writeService(tx, service, position))
  for (const [position, therapist] of content.therapists.entries())
    await write(`therapist ${therapist.slug}`, () => writeTherapist(tx, therapist, position))
  await writePolicies(tx, content, write)
  await tx.$executeRaw`UPDATE availability SET version = version + 1`
  await tx.$executeRaw`UPDATE site_version SET version = version + 1`
  return seeded
}

async function listEdited(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT 'practice' AS name FROM practice WHERE edited_at IS NOT NULL
    UNION ALL SELECT 'office ' || slug FROM office WHERE edited_at IS NOT NULL
    UNION ALL SELECT 'room ' || office_slug || '/' || name FROM room WHERE edited_at IS NOT NULL
    UNION ALL SELECT 'service ' || slug FROM service WHERE edited_at IS NOT NULL
    UNION ALL SELECT 'therapist ' || slug FROM therapist WHERE edited_at IS NOT NULL
    UNION ALL SELECT 'policy ' || slug FROM policy WHERE edited_at IS NOT NULL`
  return new Set(rows.map(row => row.name))
}

function writeService(tx: Transaction, service: SeedService, position: number) {
  const {
    slug,
    name,
    minutes,
    feeCents: priceCents,
    audience,
    places,
    parties,
    approval,
    online,
    ...rest
  } = service
  const { bufferBefore, bufferAfter, gridMinutes, noticeMinutes, horizonDays, cutOffMinutes, ...details } =
    rest
  const times = { bufferBefore, bufferAfter, gridMinutes, noticeMinutes, horizonDays, cutOffMinutes }
  const row = {
    name,
    minutes,
    priceCents,
    audience,
    places,
    parties,
    instant: approval === 'instant',
    online,
    position,
    details,
    ...times,
  }
  return tx.service.upsert({ where: { slug }, create: { slug, ...row }, update: row })
}

async function writeTherapist(tx: Transaction, therapist: SeedTherapist, position: number): Promise<void> {
  const { slug, name, credentials, services, maxPerDay, maxPerWeek, hours, ...details } = therapist
  const states = details.licences.map(licence => licence.state)
  const row = { name, credentials, position, states, services, maxPerDay, maxPerWeek, details }
  const { id } = await tx.therapist.upsert({ where: { slug }, create: { slug, ...row }, update: row })
  await tx.hoursRule.deleteMany({ where: { therapistId: id } })
  await tx.hoursRule.createMany({
    data: hours.map(rule => ({
      therapistId: id,
      weekday: rule.weekday,
      fromTime: rule.from,
      untilTime: rule.until,
      closed: rule.closed,
      services: rule.services ?? [],
      places: rule.places ?? [],
    })),
  })
}

type Write = (name: string, action: () => Promise<unknown>) => Promise<void>

async function writePolicies(
  tx: Transaction,
  { policies, notices }: SeedPractice,
  write: Write,
): Promise<void> {
  const bodies = [
    { slug: 'agreement', title: 'Agreement', body: policies.agreement, version: policies.version },
    { slug: 'cancellation', title: 'Cancelling', body: policies.cancellation, version: policies.version },
    { slug: 'fees', title: 'Fees', body: policies.fees, version: policies.version },
    ...notices.map(({ slug, title, body, version }) => ({ slug: `notice-${slug}`, title, body, version })),
  ]
  for (const [position, { slug, version, title, body }] of bodies.entries()) {
    const where = { slug_version: { slug, version } }
    await write(`policy ${slug}`, () =>
      tx.policy.upsert({
        where,
        create: { slug, version, title, body, position },
        update: { title, body, position },
      }),
    )
  }
}
