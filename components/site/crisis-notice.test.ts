import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { nationalLines } from '@/lib/domain/people/national-lines'
import { CrisisNotice } from './crisis-notice'

const shown = (crisis: typeof nationalLines) => renderToStaticMarkup(createElement(CrisisNotice, { crisis }))

test('V4 the crisis notice makes each number in its sentence one that a phone can dial', () => {
  const html = shown(nationalLines)
  expect(html).toContain('call or text <a href="tel:988" class="nowrap">988</a> at any hour.')
  expect(html).toContain('<a href="tel:18007997233" class="nowrap">1-800-799-7233</a>')
})

test('V4 a line whose sentence leaves its number out still shows the number', () => {
  const html = shown({
    intro: 'Call.',
    lines: [{ number: '116 123', tel: '116123', says: 'Somebody listens.' }],
  })
  expect(html).toContain('Somebody listens. <a href="tel:116123" class="nowrap">116 123</a>')
})
