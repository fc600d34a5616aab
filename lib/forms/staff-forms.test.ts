import { expect, test } from 'vitest'
import { staffCancelForm } from './staff-cancel'
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
