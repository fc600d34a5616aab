/** The states that hold claims on a therapist, a room and people. */
type OpenState = 'held' | 'awaiting-partner' | 'requested' | 'confirmed'
type EndedState = 'expired' | 'declined' | 'cancelled' | 'attended' | 'no-show' | 'late-cancel'
export type AppointmentState = OpenState | EndedState

/** Who ended an appointment; `practice` is the practice as a whole (a closure, an illness), not one member of staff. */
export type CancelledBy = 'client' | 'partner' | 'staff' | 'practice'

/** Who moves an appointment on; `clock` is time running out. */
type Mover = CancelledBy | 'clock'

export type AppointmentEvent =
  | 'prove'
  | 'keys-complete'
  | 'approve'
  | 'decline'
  | 'expire'
  | 'release'
  | 'cancel'
  | 'withdraw'
  | 'attend'
  | 'miss'
  | 'cancel-late'
  | 'book'
  | 'move'

/**
 * What decides which step comes next: how many people it takes, and whether it needs nobody's approval (an instant service,
 * or one that staff approved before every key was given).
 */
export type AppointmentShape = { party: 1 | 2; instant: boolean }

type Transition = {
  from: AppointmentState
  event: AppointmentEvent
  to: AppointmentState
  by: readonly Mover[]
  when?: Partial<AppointmentShape>
}

/** Every way an appointment can change, and who may make it; there is no other. */
export const transitions: readonly Transition[] = [
  { from: 'held', event: 'prove', to: 'awaiting-partner', by: ['client'], when: { party: 2 } },
  { from: 'held', event: 'prove', to: 'requested', by: ['client'], when: { party: 1, instant: false } },
  { from: 'held', event: 'prove', to: 'confirmed', by: ['client'], when: { party: 1, instant: true } },
  // Staff book for somebody: they vouch for the address, the approval and every key, so no further step is left.
  { from: 'held', event: 'book', to: 'confirmed', by: ['staff'] },
  { from: 'held', event: 'expire', to: 'expired', by: ['clock'] },
  // A browser holds one time: choosing another ends the earlier hold.
  { from: 'held', event: 'release', to: 'expired', by: ['client'] },
  {
    from: 'awaiting-partner',
    event: 'keys-complete',
    to: 'requested',
    by: ['partner', 'staff'],
    when: { instant: false },
  },
  {
    from: 'awaiting-partner',
    event: 'keys-complete',
    to: 'confirmed',
    by: ['partner', 'staff'],
    when: { instant: true },
  },
  { from: 'awaiting-partner', event: 'expire', to: 'expired', by: ['clock'] },
  {
    from: 'awaiting-partner',
    event: 'cancel',
    to: 'cancelled',
    by: ['client', 'partner', 'staff', 'practice'],
  },
  { from: 'requested', event: 'approve', to: 'confirmed', by: ['staff'] },
  { from: 'requested', event: 'decline', to: 'declined', by: ['staff'] },
  { from: 'requested', event: 'expire', to: 'expired', by: ['clock'] },
  // Another time for the same appointment: what was agreed on stays agreed on.
  { from: 'requested', event: 'move', to: 'requested', by: ['client', 'partner', 'staff'] },
  { from: 'requested', event: 'cancel', to: 'cancelled', by: ['client', 'partner', 'staff', 'practice'] },
  { from: 'confirmed', event: 'withdraw', to: 'requested', by: ['client', 'partner'], when: { party: 2 } },
  { from: 'confirmed', event: 'move', to: 'confirmed', by: ['client', 'partner', 'staff'] },
  { from: 'confirmed', event: 'cancel', to: 'cancelled', by: ['client', 'partner', 'staff', 'practice'] },
  { from: 'confirmed', event: 'attend', to: 'attended', by: ['staff'] },
  { from: 'confirmed', event: 'miss', to: 'no-show', by: ['staff'] },
  { from: 'confirmed', event: 'cancel-late', to: 'late-cancel', by: ['staff'] },
]

const findTransition = (state: AppointmentState, event: AppointmentEvent, shape: AppointmentShape) =>
  transitions.find(
    ({ from, event: cause, when }) =>
      from === state &&
      cause === event &&
      (when?.party ?? shape.party) === shape.party &&
      (when?.instant ?? shape.instant) === shape.instant,
  )

/** The state that follows, or null when the event has no meaning in this state. A step that does not apply is skipped. */
export function nextState(
  state: AppointmentState,
  event: AppointmentEvent,
  shape: AppointmentShape,
): AppointmentState | null {
  return findTransition(state, event, shape)?.to ?? null
}

/** May this mover cause the event here at all? Whether they are the right person for this appointment is judged elsewhere. */
export function mayCause(
  mover: Mover,
  state: AppointmentState,
  event: AppointmentEvent,
  shape: AppointmentShape,
): boolean {
  return findTransition(state, event, shape)?.by.includes(mover) ?? false
}

const open: ReadonlySet<AppointmentState> = new Set<OpenState>([
  'held',
  'awaiting-partner',
  'requested',
  'confirmed',
])

/** Is the appointment still ahead of somebody: held, awaiting the partner, requested or confirmed? */
export const isOpen = (state: AppointmentState): state is OpenState => open.has(state)

/** Does this state keep therapist, room and people claimed? Exactly the open ones do. */
export const holdsClaims = (state: AppointmentState): boolean => isOpen(state)
