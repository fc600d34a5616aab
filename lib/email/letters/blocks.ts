import { plainLine } from '@/lib/domain/letters/plain-line'
import { html, type Markup } from './markup'

/** What letters are made of. Both parts are written from the same blocks, so that they cannot say different things (T42). */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'link'; label: string; url: string }

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** The plain text part: blocks parted by an empty line, each line one thought, links alone on theirs. */
export const renderText = (blocks: readonly Block[]): string => `${blocks.map(textOf).join('\n\n')}\n`

function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'code':
      return plainLine(block.text)
    case 'facts':
      return block.rows.map(([label, value]) => `${plainLine(label)}: ${plainLine(value)}`).join('\n')
    case 'link':
      return `${plainLine(block.label)}:\n${block.url}`
  }
}

const body = 'margin:0;padding:1.5rem;background:#fff;color:#15272c;font:1.0625rem/1.6 Georgia,serif'
const big = 'margin:0 0 1.25rem;font-size:1.75rem;letter-spacing:0.15em'

/** The HTML part: one white column, no images, nothing fetched, no link that the text part does not have. */
export function renderHtml(subject: string, blocks: readonly Block[]): string {
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plainLine(subject)}</title></head>
<body style="${body}">
<div style="max-width:36rem;margin:0 auto">
${blocks.map(htmlOf)}</div>
</body>
</html>
`
  return page.markup
}

function htmlOf(block: Block): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p style="margin:0 0 1.25rem">${plainLine(block.text)}</p>\n`
    case 'code':
      return html`<p style="${big}">${plainLine(block.text)}</p>\n`
    case 'facts':
      return html`<p style="margin:0 0 1.25rem">${block.rows.map(factOf)}</p>\n`
    case 'link':
      return html`<p style="margin:0 0 1.25rem">${plainLine(block.label)}:<br>
<a style="color:#0f5160;overflow-wrap:anywhere" href="${block.url}">${block.url}</a></p>\n`
  }
}

const factOf = ([label, value]: readonly [string, string], at: number): Markup =>
  html`${at > 0 ? html`<br>\n` : ''}${plainLine(label)}: ${plainLine(value)}`
