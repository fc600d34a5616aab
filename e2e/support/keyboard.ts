import { expect, type Page } from '@playwright/test'

type Stop = { readonly name: string; readonly isSeen: boolean; readonly isMarked: boolean }

/**
 * Presses Tab from the top of a page to its end: the link past the menu comes first, everything that can be used comes once and in
 * the order of the text, each in view and marked as the place where the keyboard is; and from the last one a way leads back and
 * a way out.
 */
export async function expectWalkByKeyboard(page: Page): Promise<void> {
  const address = page.url()
  const expected = await page.evaluate(numberStops)
  const walked: Stop[] = []
  for (const _ of expected) {
    await page.keyboard.press('Tab')
    walked.push(await page.evaluate(describeFocus))
  }
  expect(
    walked.map(({ name }) => name),
    address,
  ).toEqual(expected)
  expect(walked[0]?.name, address).toBe('1 Skip to the page')
  expect(
    walked.filter(({ isSeen }) => !isSeen),
    `${address}: out of view`,
  ).toEqual([])
  expect(
    walked.filter(({ isMarked }) => !isMarked),
    `${address}: not marked`,
  ).toEqual([])
  const press = async (key: 'Tab' | 'Shift+Tab') => {
    await page.keyboard.press(key)
    return (await page.evaluate(describeFocus)).name
  }
  expect(await press('Shift+Tab'), `${address}: back`).toBe(expected.at(-2))
  expect(await press('Tab'), `${address}: and on again`).toBe(expected.at(-1))
  expect(await press('Tab'), `${address}: after the last`).not.toBe(expected.at(-1))
}

/** Runs in the page: gives everything that the keyboard should reach its number, and says what it is. */
function numberStops(): string[] {
  const usable = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const isStop = (one: HTMLElement) => {
    if (one.tabIndex < 0 || one.matches(':disabled') || !one.checkVisibility({ visibilityProperty: true }))
      return false
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true
    // Of the choices of one question the keyboard stops at one, and the arrows lead to the others.
    const group = [
      ...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(one.name)}"]`),
    ].filter(other => other.form === one.form)
    return one === (group.find(other => other.checked) ?? group[0])
  }
  const stops = [...document.querySelectorAll<HTMLElement>(usable)].filter(isStop)
  return stops.map((stop, at) => {
    const words = (stop.getAttribute('aria-label') ?? stop.textContent ?? '').trim().replace(/\s+/g, ' ')
    stop.dataset.stop = `${at + 1} ${(words || stop.getAttribute('name') || stop.tagName).slice(0, 40)}`
    return stop.dataset.stop
  })
}

/** Runs in the page. */
function describeFocus(): { name: string; isSeen: boolean; isMarked: boolean } {
  const at = document.activeElement
  if (!(at instanceof HTMLElement)) return { name: 'nothing', isSeen: false, isMarked: false }
  // A choice may be drawn by its label, with the input itself out of sight.
  const drawn = [at, ...(at.closest('label') ? [at.closest('label')] : [])].filter(one => one !== null)
  const isMarked = drawn.some(one => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  const isSeen = drawn.some(one => {
    const { top, bottom, left, right, width, height } = one.getBoundingClientRect()
    const isInside = top < innerHeight && bottom > 0 && left < innerWidth && right > 0
    return width > 0 && height > 0 && isInside
  })
  return { name: at.dataset.stop ?? at.tagName, isSeen, isMarked }
}
