import type { Attachment } from './parsed-letter'

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

const ownPolicy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Whatever a letter brings, it runs nothing, loads nothing from anywhere and belongs to no origin.
const letterPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

function reply(status: number, type: string, policy: string, body: string | Buffer): Reply {
  return { status, headers: { ...always, 'Content-Type': type, 'Content-Security-Policy': policy }, body }
}

export function htmlAnswer(status: number, body: string): Reply {
  return reply(status, 'text/html; charset=utf-8', ownPolicy, body)
}

export function styleAnswer(body: string): Reply {
  return reply(200, 'text/css; charset=utf-8', ownPolicy, body)
}

export function jsonAnswer(status: number, value: unknown): Reply {
  return reply(status, 'application/json; charset=utf-8', ownPolicy, JSON.stringify(value))
}

export function rawAnswer(raw: Buffer): Reply {
  return reply(200, 'text/plain; charset=utf-8', letterPolicy, raw)
}

/** The HTML of a letter, for the frame of its page: links open beside it. */
export function letterHtmlAnswer(html: string): Reply {
  return reply(200, 'text/html; charset=utf-8', letterPolicy, `<base target="_blank">${html}`)
}

/** Always a download, of a type that no browser shows as a page. */
export function fileAnswer(file: Attachment): Reply {
  const name = encodeURIComponent(file.name.toWellFormed().replaceAll(/[/\\]/g, '_')).replaceAll("'", '%27')
  const type = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(file.type) ? file.type : 'application/octet-stream'
  const answer = reply(200, type, letterPolicy, file.bytes)
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Disposition': `attachment; filename*=UTF-8''${name}` },
  }
}
