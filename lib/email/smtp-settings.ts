import { isLoopback } from '@/lib/domain/people/network'

export type SmtpSettings = {
  host: string
  port: number
  /** TLS from the first byte (smtps). */
  secure: boolean
  /** Otherwise STARTTLS is demanded; only a server on this very machine is spoken to in the clear. */
  requireTLS: boolean
  ignoreTLS: boolean
  auth: { user: string; pass: string } | null
}

/** How to speak to the server that an SMTP address names. There is no setting for "TLS if possible" (X15). */
export function smtpSettings(address: string): SmtpSettings {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'smtps:'
  const here = isLoopback(url.hostname)
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    auth:
      url.username === ''
        ? null
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  }
}

/** The bare address of a MAIL_FROM such as `Name <address>`: the name beside it is the letter's own, neutral one. */
export const senderAddress = (mailFrom: string): string => /<([^<>]+)>$/.exec(mailFrom)?.[1] ?? mailFrom
