/** What everybody here asks for: a consultation by somebody in Oregon. */
export const asked = { service: 'consultation', state: 'OR' } as const

export type Slot = { readonly start: string; readonly end: string; readonly therapists: readonly string[] }

type Query = { readonly therapist?: string; readonly from?: string; readonly days?: string }

/** The open times as the public address lists them. */
export async function listOpenTimes(origin: string, query: Query = {}): Promise<Slot[]> {
  const answer = await fetch(`${origin}/api/slots?${new URLSearchParams({ ...asked, days: '62', ...query })}`)
  if (answer.status !== 200) throw new Error(`/api/slots answers ${answer.status}`)
  // Written by our own route, whose shape its own tests hold.
  const { slots } = (await answer.json()) as { slots: Slot[] }
  return slots
}

/** Open times of one therapist so far apart that none stands in the way of another. */
export async function listApart(origin: string, therapist: string): Promise<string[]> {
  const apart: string[] = []
  let free = 0
  for (const { start } of await listOpenTimes(origin, { therapist })) {
    if (Date.parse(start) < free) continue
    apart.push(start)
    free = Date.parse(start) + 2 * 3_600_000
  }
  return apart
}
