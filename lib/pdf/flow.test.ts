import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paginate } from './flow'

test('every block stands on one page, whole and in its order, and no page is left that could have taken the next', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 30 })
  fc.assert(
    fc.property(heights, fc.integer({ min: 0, max: 20 }), (all, gap) => {
      const pages = paginate(all, 100, gap)
      const used = (page: readonly number[]) =>
        page.reduce((sum, at) => sum + (all[at] ?? 0), gap * (page.length - 1))
      expect(pages.flat()).toEqual(all.map((_, at) => at))
      for (const page of pages) expect(used(page)).toBeLessThanOrEqual(100)
      pages.slice(1).forEach((page, at) => {
        const first = page.slice(0, 1)
        expect(used([...(pages[at] ?? []), ...first])).toBeGreaterThan(100)
      })
    }),
  )
})

test('a block taller than a page is refused, not cut', () => {
  expect(() => paginate([50, 101], 100, 5)).toThrow('longer than a page')
})
