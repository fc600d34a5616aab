import type { Email } from 'postal-mime'
import { escapeHtml, linkAddresses } from './markup'
import { type Attachment, listAttachments, type Summary } from './parsed-letter'

/** The list of letters, newest first. */
export function listPage(letters: readonly Summary[]): string {
  const rows = letters.map(
    letter => `<li><a href="/letters/${letter.id}"><b>${escapeHtml(letter.subject || '(no subject)')}</b>
<span>to ${escapeHtml(letter.to.join(', '))}</span> ${timeOf(letter)}</a></li>`,
  )
  const none =
    '<p>No letters yet. Whatever the practice sends on this machine arrives here and goes no further.</p>'
  return page('Mailbox', rows.length === 0 ? none : `<ul class="list">${rows.join('\n')}</ul>`)
}

/** One letter: its text, its HTML in a frame that can run nothing, its attachments. */
export function letterPage(letter: Summary, email: Email): string {
  const files = listAttachments(email).map((file, place) => fileLine(letter.id, file, place))
  const parts = [
    `<p><a href="/">All letters</a></p>`,
    `<dl><dt>From</dt><dd>${escapeHtml(letter.from)}</dd><dt>To</dt><dd>${escapeHtml(letter.to.join(', '))}</dd>`,
    `<dt>Received</dt><dd>${timeOf(letter)}</dd></dl>`,
    email.text === undefined ? '' : `<h2>Text</h2><pre>${linkAddresses(email.text)}</pre>`,
    email.html === undefined ? '' : `<h2>HTML</h2>${frame(letter.id)}`,
    files.length === 0 ? '' : `<h2>Attachments</h2><ul>${files.join('')}</ul>`,
    `<p><a href="/letters/${letter.id}/raw">The letter as it came</a></p>`,
  ]
  return page(letter.subject || '(no subject)', parts.join('\n'))
}

export function missingPage(): string {
  return page('Not here', '<p>There is no such letter. <a href="/">All letters</a></p>')
}

function frame(id: string): string {
  const allowed = 'allow-popups allow-popups-to-escape-sandbox'
  return `<iframe title="The letter's HTML" sandbox="${allowed}" src="/letters/${id}/html"></iframe>`
}

function fileLine(id: string, file: Attachment, place: number): string {
  const size = `${Math.ceil(file.bytes.length / 1024)} KB`
  return `<li><a href="/letters/${id}/files/${place}">${escapeHtml(file.name)}</a> ${escapeHtml(file.type)}, ${size}</li>`
}

function timeOf(letter: Summary): string {
  return `<time datetime="${letter.receivedAt}">${letter.receivedAt.replace('T', ' ').slice(0, 19)} UTC</time>`
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>`
}

export const styleSheet = `:root { color-scheme: light dark }
body { font: 1.0625rem/1.5 "Hanken Grotesk", system-ui, sans-serif; margin: 0; background: light-dark(#f8f7f3, #10201f); color: light-dark(#15272c, #e9ece8) }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem }
h1 { font: 600 1.8rem/1.2 "Literata", Georgia, serif; overflow-wrap: anywhere }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
a { color: light-dark(#0f5160, #a6d2d6) }
.list { list-style: none; padding: 0 }
.list a { display: block; padding: .75rem 0; border-top: 1px solid light-dark(#d3d9d4, #32474a); text-decoration: none }
.list span, .list time { display: block; font-size: .9375rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dd { margin: 0; overflow-wrap: anywhere }
iframe { width: 100%; height: 40rem; border: 1px solid light-dark(#71807d, #7f9291); background: #fff }
`
