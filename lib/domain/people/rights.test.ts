import { expect, test } from 'vitest'
import {
  type AppointmentAction,
  type AppointmentSubject,
  may,
  type PracticeAction,
  type TherapistAction,
} from './rights'
import { type Actor, parseRole, type Role } from './role'

const appointment: AppointmentSubject = {
  personId: 'ann',
  partnerId: 'bo',
  therapistId: 'maren',
  isJoint: false,
}
const joint: AppointmentSubject = { ...appointment, isJoint: true }
const staff = (role: Role, therapistId: string | null = null): Actor => ({
  kind: 'staff',
  staffId: 's',
  role,
  therapistId,
})

const actors: Record<string, Actor> = {
  nobody: { kind: 'anonymous' },
  booker: { kind: 'client', personId: 'ann' },
  partner: { kind: 'client', personId: 'bo' },
  stranger: { kind: 'client', personId: 'cy' },
  frontDesk: staff('front-desk'),
  assigned: staff('therapist', 'maren'),
  colleague: staff('therapist', 'theo'),
  owner: staff('owner'),
  owningTherapist: staff('owner', 'maren'),
}

const whoMay = (allowed: (actor: Actor) => boolean) =>
  Object.keys(actors).filter(name => {
    const actor = actors[name]
    return actor !== undefined && allowed(actor)
  })

const desk = ['frontDesk', 'assigned', 'owner', 'owningTherapist']

test.each<[AppointmentAction, string[], string[]]>([
  ['see-appointment', ['booker', 'partner', ...desk], ['booker', 'partner', ...desk]],
  ['cancel-appointment', ['booker', ...desk], ['booker', 'partner', ...desk]],
  ['move-appointment', ['booker', ...desk], ['booker', 'partner', ...desk]],
  ['decide-request', desk, desk],
  ['see-intake', ['assigned', 'owningTherapist'], ['assigned', 'owningTherapist']],
  [
    'see-desk-note',
    ['frontDesk', 'assigned', 'colleague', 'owner', 'owningTherapist'],
    ['frontDesk', 'assigned', 'colleague', 'owner', 'owningTherapist'],
  ],
  ['see-letters', desk, desk],
  ['resend-letters', desk, desk],
  ['see-history', desk, desk],
])('M1 exactly the right people may %s, of one person and of a couple', (action, single, couple) => {
  expect(whoMay(actor => may(actor, action, appointment))).toEqual(single)
  expect(whoMay(actor => may(actor, action, joint))).toEqual(couple)
})

test.each<[TherapistAction, string[]]>([
  ['change-hours', ['assigned', 'owner', 'owningTherapist']],
  ['book-for-client', ['frontDesk', 'assigned', 'owner', 'owningTherapist']],
])('M1 exactly the right people may %s of one therapist', (action, expected) => {
  expect(whoMay(actor => may(actor, action, { therapistId: 'maren' }))).toEqual(expected)
})

test.each<[PracticeAction, string[]]>([
  ['enter-workspace', ['frontDesk', 'assigned', 'colleague', 'owner', 'owningTherapist']],
  ['see-tasks', ['frontDesk', 'assigned', 'colleague', 'owner', 'owningTherapist']],
  ['tick-task', ['frontDesk', 'assigned', 'colleague', 'owner', 'owningTherapist']],
  ['see-messages', ['frontDesk', 'owner', 'owningTherapist']],
  ['tick-message', ['frontDesk', 'owner', 'owningTherapist']],
  ['send-newsletter', ['frontDesk', 'owner', 'owningTherapist']],
  ['invite-staff', ['owner', 'owningTherapist']],
  ['change-settings', ['owner', 'owningTherapist']],
  ['export-records', ['owner', 'owningTherapist']],
  ['see-audit', ['owner', 'owningTherapist']],
])('M1 exactly the right people may %s', (action, expected) => {
  expect(whoMay(actor => may(actor, action))).toEqual(expected)
})

test('M1 somebody without a therapist of their own is never the therapist of an appointment without a partner', () => {
  const lonely = { ...appointment, partnerId: null }
  expect(may(staff('therapist'), 'see-appointment', lonely)).toBe(false)
  expect(may({ kind: 'client', personId: 'bo' }, 'see-appointment', lonely)).toBe(false)
})

test('a role is one of three words and nothing else', () => {
  expect(['owner', 'therapist', 'front-desk', 'Owner', 'admin', '__proto__', ''].map(parseRole)).toEqual([
    'owner',
    'therapist',
    'front-desk',
    null,
    null,
    null,
    null,
  ])
})
