import { tmpdir } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { plainPage } from './plain-page'

afterEach(() => vi.restoreAllMocks())

const plain = (words = 'Please try again.') => plainPage({ title: 'Not right now', words })
const dialled = (html: string) => [...html.matchAll(/href="(tel:[^"]+)"/g)].map(([, to]) => to)

test('V4 a plain page says whose it is and where to turn in danger, with numbers that a phone dials', () => {
  const html = plain('Please call us: (503) 555-0142.')
  expect(html).toContain('Lantern &amp; Tide</a>')
  expect(dialled(html)).toEqual(['tel:5035550142', 'tel:988', 'tel:18007997233'])
})

test('V4 a plain page still says where to turn when the words of the practice cannot be read', () => {
  const failed = vi.spyOn(log, 'error').mockImplementation(() => undefined)
  vi.spyOn(process, 'cwd').mockReturnValue(tmpdir())
  expect(dialled(plain())).toEqual(['tel:988', 'tel:18007997233'])
  expect(failed).toHaveBeenCalledOnce()
})

test('T45 what was typed stands in a plain page as text, never as markup', () => {
  const typed = `"><script>alert('1')</script>&amp;`
  const retry = { action: `/contact"${typed}`, fields: { [typed]: typed } }
  const html = plainPage({ title: typed, words: typed, reference: typed, retry })
  expect(html).not.toMatch(/<script|'1'/)
  expect(html.match(/&quot;&gt;&lt;script&gt;alert\(&#39;1&#39;\)&lt;\/script&gt;&amp;amp;/g)).toHaveLength(7)
})
