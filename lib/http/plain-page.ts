import type { Fields } from './read-fields'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, sign => escapes[sign] ?? sign)

export type PlainPage = { title: string; words: string; retry?: { action: string; fields: Fields } }

/**
 * A page that needs neither the database nor Next: said when something is refused or away. With `retry` it carries everything
 * that was typed, under the same key, so that trying again loses and doubles nothing (X2).
 */
export function plainPage({ title, words, retry }: PlainPage): string {
  const inputs = Object.entries(retry?.fields ?? {})
    .map(([name, value]) => `<textarea name="${escapeHtml(name)}" hidden>\n${escapeHtml(value)}</textarea>`)
    .join('')
  const form = retry
    ? `<form method="post" action="${escapeHtml(retry.action)}">${inputs}<p class="actions"><button class="button">Try again</button></p></form>`
    : ''
  return `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/plain.css"></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(words)}</p>${form}<p><a href="/">To the first page</a></p></main></body></html>`
}

/** Locked down more than any other page: one stylesheet and a form to ourselves. */
export const plainPagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
