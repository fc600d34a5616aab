import type { Actor, Role } from './role'

/** An appointment as far as rights are concerned: whose it is, who is invited to it, which therapist it is with. */
export type AppointmentSubject = {
  personId: string
  partnerId: string | null
  therapistId: string
  isJoint: boolean
}

/** What somebody may want to do with one appointment. */
export type AppointmentAction =
  | 'see-appointment'
  | 'see-intake'
  | 'see-desk-note'
  | 'decide-request'
  | 'move-appointment'
  | 'cancel-appointment'
  | 'see-letters'
  | 'resend-letters'
  | 'see-history'

/** What somebody may want to do in the practice as a whole. */
export type PracticeAction =
  | 'enter-workspace'
  | 'see-tasks'
  | 'tick-task'
  | 'invite-staff'
  | 'change-settings'
  | 'export-records'
  | 'see-audit'

type Action = AppointmentAction | PracticeAction

/** Which staff: everybody of the role, only for the therapist's own appointments, or nobody. */
type Reach = 'all' | 'own' | 'none'
type StaffRights = Record<Role, Reach>

/** What the partner may do as the booker may; `joint` only in a session that is theirs too. */
type ClientRights = { booker: boolean; partner: 'yes' | 'joint' | 'no' }

// Clinical words are open to the assigned therapist alone, whatever their role: hence `own` also for an owner.
const appointmentRights: Record<AppointmentAction, StaffRights & { client: ClientRights }> = {
  'see-appointment': {
    owner: 'all',
    therapist: 'own',
    'front-desk': 'all',
    client: { booker: true, partner: 'yes' },
  },
  'see-intake': {
    owner: 'own',
    therapist: 'own',
    'front-desk': 'none',
    client: { booker: false, partner: 'no' },
  },
  'see-desk-note': {
    owner: 'all',
    therapist: 'all',
    'front-desk': 'all',
    client: { booker: false, partner: 'no' },
  },
  'decide-request': {
    owner: 'all',
    therapist: 'own',
    'front-desk': 'all',
    client: { booker: false, partner: 'no' },
  },
  'move-appointment': {
    owner: 'all',
    therapist: 'own',
    'front-desk': 'all',
    client: { booker: true, partner: 'joint' },
  },
  'cancel-appointment': {
    owner: 'all',
    therapist: 'own',
    'front-desk': 'all',
    client: { booker: true, partner: 'joint' },
  },
  'see-letters': {
    owner: 'all',
    therapist: 'own',
    'front-desk': 'all',
    client: { booker: false, partner: 'no' },
  },
  'resend-letters': {
    owner: 'all',
    therapist: 'own',
    'front-desk': 'all',
    client: { booker: false, partner: 'no' },
  },
  'see-history': {
    owner: 'all',
    therapist: 'own',
    'front-desk': 'all',
    client: { booker: false, partner: 'no' },
  },
}

const practiceRights: Record<PracticeAction, Record<Role, boolean>> = {
  'enter-workspace': { owner: true, therapist: true, 'front-desk': true },
  'see-tasks': { owner: true, therapist: true, 'front-desk': true },
  'tick-task': { owner: true, therapist: true, 'front-desk': true },
  'invite-staff': { owner: true, therapist: false, 'front-desk': false },
  'change-settings': { owner: true, therapist: false, 'front-desk': false },
  'export-records': { owner: true, therapist: false, 'front-desk': false },
  'see-audit': { owner: true, therapist: false, 'front-desk': false },
}

const isAppointmentAction = (action: Action): action is AppointmentAction => action in appointmentRights

function mayWith(actor: Actor, action: AppointmentAction, subject: AppointmentSubject): boolean {
  const rights = appointmentRights[action]
  if (actor.kind === 'anonymous') return false
  if (actor.kind === 'staff') {
    const reach = rights[actor.role]
    return (
      reach === 'all' ||
      (reach === 'own' && actor.therapistId !== null && actor.therapistId === subject.therapistId)
    )
  }
  if (actor.personId === subject.personId) return rights.client.booker
  if (subject.partnerId === null || actor.personId !== subject.partnerId) return false
  return rights.client.partner === 'yes' || (rights.client.partner === 'joint' && subject.isJoint)
}

/**
 * The practice's one policy of who may do what; whoever gets false answers as if the thing did not exist. It says nothing about
 * time: whether a client is within the cut-off is judged by `canCancel`. An action on an appointment needs that appointment;
 * one on the practice needs none.
 */
export function may(actor: Actor, action: AppointmentAction, subject: AppointmentSubject): boolean
export function may(actor: Actor, action: PracticeAction): boolean
export function may(actor: Actor, action: Action, subject?: AppointmentSubject): boolean {
  if (isAppointmentAction(action)) return subject !== undefined && mayWith(actor, action, subject)
  return actor.kind === 'staff' && practiceRights[action][actor.role]
}
