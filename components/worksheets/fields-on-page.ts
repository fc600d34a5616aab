import type { Answers } from '@/lib/domain/worksheets/kept'

type Control = HTMLTextAreaElement | HTMLInputElement

/** Told to the document when everything was cleared, for the parts of the page that remember something of their own. */
export const cleared = 'sheets-cleared'

const isControl = (element: Element | null): element is Control =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement

const controls = (): Control[] => [...document.querySelectorAll('[data-answer]')].filter(isControl)

export function findField(id: string): Control | null {
  const element = document.getElementById(id)
  return isControl(element) ? element : null
}

/** The written words of a field, without the space around them. */
export const wordsIn = (id: string): string => findField(id)?.value.trim() ?? ''

export function isTicked(id: string): boolean {
  const field = findField(id)
  return field instanceof HTMLInputElement && field.checked
}

const answerOf = (control: Control): string | boolean =>
  control instanceof HTMLInputElement ? control.checked : control.value

/** What somebody just typed or ticked, or null when it was not an answer. */
export function answerFrom(target: EventTarget | null): { field: string; answer: string | boolean } | null {
  if (!(target instanceof Element) || !isControl(target) || !target.hasAttribute('data-answer')) return null
  return { field: target.id, answer: answerOf(target) }
}

/** What is written and ticked on the whole page; nothing for a field that was left empty. */
export function readFields(): Answers {
  const filled = controls().flatMap((control): [string, string | boolean][] => {
    if (control instanceof HTMLInputElement) return control.checked ? [[control.id, true]] : []
    return control.value === '' ? [] : [[control.id, control.value]]
  })
  return Object.fromEntries(filled)
}

/** Puts answers into the fields that are still on the page and still empty, as plain text. */
export function fillFields(answers: Answers): void {
  for (const control of controls()) {
    const answer = answers[control.id]
    if (control instanceof HTMLInputElement) control.checked ||= answer === true
    else if (control.value === '' && typeof answer === 'string') control.value = answer
  }
}

/** Puts answers into their fields, whatever stood there. */
export function putIntoFields(answers: Answers): void {
  for (const control of controls()) {
    const answer = answers[control.id]
    if (control instanceof HTMLInputElement && typeof answer === 'boolean') control.checked = answer
    if (control instanceof HTMLTextAreaElement && typeof answer === 'string') control.value = answer
  }
}

export function clearFields(): void {
  for (const control of controls()) {
    if (control instanceof HTMLInputElement) control.checked = false
    else control.value = ''
  }
  document.dispatchEvent(new Event(cleared))
}

/** Writes into one field as if it had been typed, so that whatever listens to typing hears of it. */
export function typeInto(control: Control, words: string): void {
  control.value = words
  control.dispatchEvent(new Event('input', { bubbles: true }))
}
