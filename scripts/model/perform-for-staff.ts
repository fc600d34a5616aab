import { db } from '@/lib/data/db'
import type { RepeatKey } from '@/lib/data/write/idempotency'
import type { AvailabilityChange } from '@/lib/domain/availability/availability-change'
import { date, hours, wall } from '@/lib/domain/availability/testing/facts-for-tests'
import type { ClientActor } from '@/lib/domain/people/role'
import { instant } from '@/lib/domain/time/types'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { cancelByStaff } from '@/lib/use-cases/cancel-by-staff'
import { changeAvailability } from '@/lib/use-cases/change-availability'
import { decideRequest } from '@/lib/use-cases/decide-request'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { moveByStaff } from '@/lib/use-cases/move-by-staff'
import { sweep } from '@/lib/use-cases/sweep'
import { undoDecision } from '@/lib/use-cases/undo-decision'
import type { Cast, Told } from './cast'
import { days, type Given, instantOf, mornings, wallOf } from './plan'

type Of<Kind extends Given['kind']> = Extract<Given, { kind: Kind }>
type Said = { ok: true } | { ok: false; reason: string }

const publicUrl = 'http://localhost:3000'
const told = (said: Said, well: string): Told => ({ said, answer: said.ok ? well : said.reason })
/** Of decisions it is enough to know whether they were taken. */
const yesOrNo = (said: Said, well: string): Told => ({ said, answer: said.ok ? well : 'no' })

/** What happens to an appointment that is there, to the hours, or by itself. */
export async function performForStaff(cast: Cast, given: Given, repeat: RepeatKey | null): Promise<Told> {
  if (given.kind === 'sweep') {
    await sweep()
    return { said: null, answer: 'swept' }
  }
  if ('therapist' in given) return performChange(cast, given)
  if (!('target' in given) || given.seen === null) return { said: null, answer: 'none' }
  const about = { appointmentId: given.seen.id, repeat, publicUrl }
  const { version, until } = given.seen
  switch (given.kind) {
    case 'cancel':
      return told(await cancel(cast, given, about), 'cancelled')
    case 'move':
      return told(await move(cast, given, about), 'moved')
    case 'decide':
      return yesOrNo(
        await decideRequest(cast.owner, { ...about, version, decision: given.decision, reason: null }),
        'decided',
      )
    case 'undo':
      return yesOrNo(await undoDecision(cast.owner, { ...about, until: instant(until ?? 0) }), 'undone')
  }
}

type About = { appointmentId: string; repeat: RepeatKey | null; publicUrl: string }

async function clientOf({ appointmentId }: About): Promise<ClientActor> {
  const { personId } = await db().participant.findFirstOrThrow({
    where: { appointmentId, personId: { not: null } },
  })
  return { kind: 'client', personId: personId ?? '' }
}

async function cancel({ owner }: Cast, given: Of<'cancel'>, about: About): Promise<Said> {
  if (given.by === 'staff') return cancelByStaff(owner, { ...about, reason: 'ill' })
  return cancelAppointment({ ...about, actor: await clientOf(about), by: 'client', reason: null })
}

async function move({ owner }: Cast, given: Of<'move'>, about: About): Promise<Said> {
  const moving = { ...about, start: instant(instantOf(given.start)), seen: null }
  const said =
    given.by === 'staff'
      ? await moveByStaff(owner, { ...moving, waive: [], reason: '' })
      : await moveAppointment({ kind: 'client', actor: await clientOf(about) }, moving)
  return !said.ok && 'alternatives' in said ? { ...said, reason: 'no' } : said
}

async function performChange(
  { owner }: Cast,
  given: Of<'leave' | 'back' | 'hours' | 'caps' | 'hold'>,
): Promise<Told> {
  if (given.kind === 'hold' || (given.kind === 'back' && given.leave === null))
    return { said: null, answer: 'none' }
  const said = await changeAvailability(owner, changeOf(given))
  if (!said.ok && given.kind === 'back' && said.reason === 'not-found') return { said, answer: 'none' }
  return told(said, 'changed')
}

function changeOf(given: Of<'leave' | 'back' | 'hours' | 'caps'>): AvailabilityChange {
  const { therapist } = given
  if (given.kind === 'back') return { kind: 'no-absence', therapist, absence: given.leave ?? '' }
  if (given.kind === 'caps')
    return { kind: 'caps', therapist, maxPerDay: given.perDay, maxPerWeek: given.perWeek }
  if (given.kind === 'leave') {
    const day = date(days[given.day]?.date ?? '')
    const at = (half: number) => ({ date: day, wall: wall(wallOf(half)) })
    return { kind: 'absence', therapist, from: at(given.from), until: at(given.until) }
  }
  const [open, close] = mornings[given.morning] ?? [0, 0]
  const weekdays = [1, 2, 3, 4, 5] as const
  return {
    kind: 'hours',
    therapist,
    rules: weekdays.map(weekday => hours(weekday, wallOf(open), wallOf(close))),
  }
}
