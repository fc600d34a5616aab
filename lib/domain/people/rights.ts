import type { Actor, Role, StaffActor } from './role'

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

/** What staff may want to do with the time of one therapist. */
export type TherapistAction = 'change-hours' | 'book-for-client'

/** What somebody may want to do in the practice as a whole. */
export type PracticeAction =
  | 'enter-workspace'
  | 'see-tasks'
  | 'tick-task'
  | 'see-messages'
  | 'tick-message'
  | 'send-newsletter'
  | 'invite-staff'
  | 'change-settings'
  | 'export-records'
  | 'see-audit'

type Action = AppointmentAction | TherapistAction | PracticeAction

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

const therapistRights: Record<TherapistAction, StaffRights> = {
  'change-hours': { owner: 'all', therapist: 'own', 'front-desk': 'none' },
  'book-for-client': { owner: 'all', therapist: 'own', 'front-desk': 'all' },
}

const practiceRights: Record<PracticeAction, Record<Role, boolean>> = {
  'enter-workspace': { owner: true, therapist: true, 'front-desk': true },
  'see-tasks': { owner: true, therapist: true, 'front-desk': true },
  'tick-task': { owner: true, therapist: true, 'front-desk': true },
  // Who writes to the practice has no therapist yet, and has not chosen whom to tell.
  'see-messages': { owner: true, therapist: false, 'front-desk': true },
  'tick-message': { owner: true, therapist: false, 'front-desk': true },
  'send-newsletter': { owner: true, therapist: false, 'front-desk': true },
  'invite-staff': { owner: true, therapist: false, 'front-desk': false },
  'change-settings': { owner: true, therapist: false, 'front-desk': false },
  'export-records': { owner: true, therapist: false, 'front-desk': false },
  'see-audit': { owner: true, therapist: false, 'front-desk': false },
}

const isAppointmentAction = (action: Action): action is AppointmentAction => action in appointmentRights
const isTherapistAction = (action: Action): action is TherapistAction => action in therapistRights

function reaches({ role, therapistId }: StaffActor, rights: StaffRights, whose: string): boolean {
  const reach = rights[role]
  return reach === 'all' || (reach === 'own' && therapistId !== null && therapistId === whose)
}

function mayWith(actor: Actor, action: AppointmentAction, subject: AppointmentSubject): boolean {
  const rights = appointmentRights[action]
  if (actor.kind === 'anonymous') return false
  if (actor.kind === 'staff') return reaches(actor, rights, subject.therapistId)
  if (actor.personId === subject.personId) return rights.client.booker
  if (subject.partnerId === null || actor.personId !== subject.partnerId) return false
  return rights.client.partner === 'yes' || (rights.client.partner === 'joint' && subject.isJoint)
}

/**
 * The practice's one policy of who may do what; whoever gets false answers as if the thing did not exist. It says nothing about
 * time: whether a client is within the cut-off is judged by `canCancel`. An action on an appointment needs that appointment,
 * one on a therapist's time that therapist; one on the practice needs none.
 */
export function may(actor: Actor, action: AppointmentAction, subject: AppointmentSubject): boolean
export function may(actor: Actor, action: TherapistAction, whose: { therapistId: string }): boolean
export function may(actor: Actor, action: PracticeAction): boolean
export function may(
  actor: Actor,
  action: Action,
  subject?: AppointmentSubject | { therapistId: string },
): boolean {
  if (isAppointmentAction(action))
    return subject !== undefined && 'personId' in subject && mayWith(actor, action, subject)
  if (isTherapistAction(action))
    return (
      actor.kind === 'staff' &&
      subject !== undefined &&
      reaches(actor, therapistRights[action], subject.therapistId)
    )
  return actor.kind === 'staff' && practiceRights[action][actor.role]
}
