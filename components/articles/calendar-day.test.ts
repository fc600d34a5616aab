import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { CalendarDay } from './calendar-day'

const zoneOfThisRun = process.env.TZ

afterEach(() => {
  process.env.TZ = zoneOfThisRun
})

test('R2 a publication date is the same day in every zone the server may run in', () => {
  for (const zone of [
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'America/Los_Angeles',
    'Asia/Kathmandu',
    'UTC',
  ]) {
    process.env.TZ = zone
    const shown = [1, 15, 28].map(day => {
      const date = `2026-11-${String(day).padStart(2, '0')}`
      return renderToStaticMarkup(createElement(CalendarDay, { date }))
    })
    expect(shown).toEqual([
      '<time dateTime="2026-11-01">November 1, 2026</time>',
      '<time dateTime="2026-11-15">November 15, 2026</time>',
      '<time dateTime="2026-11-28">November 28, 2026</time>',
    ])
  }
})
