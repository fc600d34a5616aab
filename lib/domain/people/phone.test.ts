import { expect, test } from 'vitest'
import { parsePhone, phoneAddress } from './phone'

test.each([
  ['(503) 555-0142', '+15035550142'],
  ['1-503-555-0142', '+15035550142'],
  ['503.555.0142 x 12', '+15035550142 x12'],
  ['+44 20 7946 0958', '+442079460958'],
  ['+1 503 555 0142', '+15035550142'],
  ['020 7946 0958', '02079460958'],
])('the number %j is kept as %s', (text, phone) => {
  expect(parsePhone(text)).toEqual({ ok: true, phone })
})

test.each([
  'call me',
  '555',
  '+',
  '++15035550142',
  '503-555-0142\r\nx',
  '5035550142;drop',
  '١٢٣٤٥٦٧٨٩٠',
  '1'.repeat(16),
  ' -().',
])('the text %j is not a telephone number', text => {
  expect(parsePhone(text)).toEqual({ ok: false, reason: 'not-a-phone-number' })
})

test('an empty field is empty, not wrong', () => {
  expect(parsePhone('  ')).toEqual({ ok: false, reason: 'empty' })
})

test.each([
  ['(503) 555-0142', 'tel:5035550142'],
  ['+15035550142', 'tel:+15035550142'],
  ['+15035550142 x12', 'tel:+15035550142;ext=12'],
  ['(503) 555-0142 ext. 12', 'tel:5035550142;ext=12'],
])('the number %j is dialled as %s', (phone, address) => {
  expect(phoneAddress(phone)).toBe(address)
})
