import { expect, test } from 'vitest'
import { staffCancelForm } from './staff-cancel'
import { staffDecideForm, staffUndoForm } from './staff-decide'
import { invitationDetailsForm, setupDetailsForm } from './staff-enrolment'

const details = { token: 'x'.repeat(43), name: 'Ines', email: 'Ines@Example.org', password: 'twelve signs' }

test('M3 a new password has at least twelve characters, counted as people count them', () => {
  expect(setupDetailsForm.parse(details)).toMatchObject({ email: 'ines@example.org' })
  expect(setupDetailsForm.safeParse({ ...details, password: 'eleven sign' }).success).toBe(false)
  expect(setupDetailsForm.safeParse({ ...details, password: '🌊'.repeat(11) }).success).toBe(false)
  expect(setupDetailsForm.safeParse({ ...details, password: '🌊'.repeat(12) }).success).toBe(true)
  expect(setupDetailsForm.safeParse({ ...details, password: 'x'.repeat(201) }).success).toBe(false)
})

test('M2 the form of an invitation takes no address: the invitation settled it', () => {
  expect(invitationDetailsForm.parse(details)).not.toHaveProperty('email')
})

test('P3 a reason is some words and at most 500 characters', () => {
  expect(staffCancelForm.parse({ reason: '  ill  ' })).toEqual({ reason: 'ill' })
  for (const reason of [undefined, '', '   ', 'x'.repeat(501), 'a\0b'])
    expect(staffCancelForm.safeParse({ reason }).success, String(reason)).toBe(false)
})

test('I27 an answer to a request names the version it was made on, and a reason only where there is one', () => {
  expect(staffDecideForm.parse({ version: '12' })).toEqual({ version: 12, reason: null })
  expect(staffDecideForm.parse({ version: '3', reason: ' ill ' })).toEqual({ version: 3, reason: 'ill' })
  for (const version of [undefined, '', '0', '-1', '1.5', '1e3', '12 ', '9'.repeat(10)])
    expect(staffDecideForm.safeParse({ version }).success, String(version)).toBe(false)
  expect(staffDecideForm.safeParse({ version: '1', reason: 'x'.repeat(501) }).success).toBe(false)
})

test('I27 taking a decision back names the moment of that very decision', () => {
  const until = '2026-12-01T17:30:00.123Z'
  expect(staffUndoForm.parse({ until })).toEqual({ until: Date.parse(until) })
  for (const text of [undefined, '', 'now', '2026-02-30T00:00:00Z', '1764610200000'])
    expect(staffUndoForm.safeParse({ until: text }).success, String(text)).toBe(false)
})
