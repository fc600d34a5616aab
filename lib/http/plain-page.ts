import { phoneAddress } from '@/lib/domain/people/phone'
import { routes } from '@/lib/routes'
import { escapeHtml, linkNumber } from './plain-markup'
import { findPlainPractice, type PlainPractice } from './plain-practice'
import type { Fields } from './read-fields'

export type PlainPage = {
  title: string
  words: string
  /** What the log calls this failure by, for who calls about it. */
  reference?: string
  retry?: { action: string; fields: Fields }
}

/**
 * A page that needs neither the database nor Next: said when something is refused or away. Whose page it is and where to turn in danger
 * stand on it as on every other (V4). With `retry` it carries everything that was typed, under the same key, so that trying again loses
 * and doubles nothing (X2).
 */
export function plainPage(page: PlainPage): string {
  const practice = findPlainPractice()
  return `<!doctype html><html lang="en-US">${head(page)}<body>${mark(practice)}${main(page, practice)}${foot(practice)}</body></html>`
}

/** Locked down more than any other page: one stylesheet, the letters of the house, and a form to ourselves. */
export const plainPagePolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const head = ({ title }: PlainPage) =>
  `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/plain.css"></head>`

const drawing =
  '<svg viewBox="0 0 34 20" aria-hidden="true" focusable="false"><path class="a" d="M1 5C7 1 11 3 15 8s6 6 10 3 6-2 8-1"/><path class="b" d="M1 15c5 3 9 2 13-3s7-6 11-2 6 3 8 2"/></svg>'

const mark = ({ shortName }: PlainPractice) =>
  shortName === null ? '' : `<header><a href="${routes.home}">${drawing}${escapeHtml(shortName)}</a></header>`

function main({ title, words, reference, retry }: PlainPage, { phone }: PlainPractice): string {
  const said = (text: string) =>
    phone === null ? escapeHtml(text) : linkNumber(escapeHtml(text), phone, phoneAddress(phone))
  const tellUs = phone === null ? 'If you tell us about it' : `If you call us, on ${phone}`
  const known =
    reference === undefined
      ? ''
      : `<p class="quiet">${said(tellUs)}, this helps us to find it: <span class="reference">${escapeHtml(reference)}</span></p>`
  const home = `<p><a href="${routes.home}">Go to the front page</a></p>`
  return `<main><h1>${escapeHtml(title)}</h1><p>${said(words)}</p>${known}${retry ? form(retry) : ''}${home}</main>`
}

function form({ action, fields }: NonNullable<PlainPage['retry']>): string {
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<textarea name="${escapeHtml(name)}" hidden>\n${escapeHtml(value)}</textarea>`)
    .join('')
  return `<form method="post" action="${escapeHtml(action)}">${inputs}<p><button>Try again</button></p></form>`
}

function foot({ crisis, sampleWords }: PlainPractice): string {
  const lines = crisis.lines.map(({ number, tel, says }) =>
    linkNumber(escapeHtml(says), number, `tel:${tel}`),
  )
  const sample = sampleWords === null ? '' : `<p class="quiet">${escapeHtml(sampleWords)}</p>`
  return `<footer><h2>If you are not safe</h2><p>${[escapeHtml(crisis.intro), ...lines].join(' ')}</p>${sample}</footer>`
}
