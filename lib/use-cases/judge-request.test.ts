import { expect, test } from 'vitest'
import { consultation, facts, therapist } from '@/lib/domain/availability/testing/facts-for-tests'
import { judgeRequest } from './judge-request'

const sessions = { ...consultation, places: ['portland', 'video'], instant: false }
const practice = facts({
  services: [
    consultation,
    { ...sessions, slug: 'individual-session', parties: [1] },
    { ...sessions, slug: 'couple-session', parties: [2], online: false },
  ],
  therapists: [
    therapist('ann', { services: ['consultation', 'individual-session', 'couple-session'] }),
    therapist('theo', { services: ['consultation'], states: ['OR', 'WA'] }),
  ],
})

const judge = (more: Partial<Parameters<typeof judgeRequest>[1]>) =>
  judgeRequest(practice, {
    service: 'individual-session',
    therapist: null,
    place: 'portland',
    party: 1,
    state: null,
    ...more,
  })

test('B2 one person may hold what is booked at once and what a therapist answers, at any of its places', () => {
  expect(judge({})).toBeNull()
  expect(judge({ place: 'video', state: 'OR' })).toBeNull()
  expect(judge({ service: 'consultation', place: null, state: 'OR' })).toBeNull()
  expect(judge({ service: 'consultation', place: 'video', state: 'WA', therapist: 'theo' })).toBeNull()
})

test('B2 what two people come to, and what the practice arranges, is not held on the page', () => {
  expect(judge({ service: 'couple-session', party: 2 })).toBe('not-online')
  expect(judge({ service: 'couple-session', party: 2, place: null })).toBe('not-online')
  expect(judge({ service: 'couple-session', party: 1 })).toBe('not-online')
  expect(judge({ service: 'consultation', place: null, party: 2 })).toBe('not-online')
  expect(judge({ party: 2 })).toBe('not-online')
})

test('B2 a service of several places asks for one of them, and one of a single place does not', () => {
  expect(judge({ place: null })).toBe('place-needed')
  expect(judge({ place: 'moon' })).toBe('place-needed')
  expect(judge({ place: null, state: 'OR' })).toBe('place-needed')
  expect(judge({ service: 'consultation', place: 'portland', state: 'OR' })).toBe('place-needed')
})

test('B10 for video the state is asked for, and one without a licence is refused before anything else', () => {
  expect(judge({ place: 'video' })).toBe('state-needed')
  expect(judge({ place: 'video', state: 'TX' })).toBe('not-licensed')
  expect(judge({ place: 'portland', state: 'TX' })).toBeNull()
  expect(judge({ service: 'couple-session', party: 2, place: 'video', state: 'TX' })).toBe('not-licensed')
  expect(judge({ service: 'consultation', party: 2, place: null, state: 'TX' })).toBe('not-licensed')
  expect(judge({ service: 'consultation', place: null, therapist: 'ann', state: 'WA' })).toBe('not-licensed')
})

test('B2 a service or a therapist that does not exist is unknown', () => {
  expect(judge({ service: 'massage' })).toBe('unknown')
  expect(judge({ therapist: 'nobody' })).toBe('unknown')
})
