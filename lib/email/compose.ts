import MailComposer from 'nodemailer/lib/mail-composer'
import type { RenderedLetter } from '@/lib/domain/letters/letter'

export type OutgoingLetter = { to: string; from: string; messageId: string; body: RenderedLetter }

const plainAddress = /^[!#-'*+\-/-9=?A-Z^-~.]+@[A-Za-z0-9.-]+$/
const plainUrl = /^https?:\/\/[A-Za-z0-9.:[\]-]+\/[A-Za-z0-9/_-]+$/
const plainHeader = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u

/** Refuses what could add a header, a recipient or a command (T41). Nothing a person typed is in a header at all but their address. */
export const isSafeToSend = ({ to, from, messageId, body }: OutgoingLetter): boolean =>
  [to, from].every(address => address.length <= 254 && plainAddress.test(address)) &&
  /^<[0-9A-Za-z.@-]+>$/.test(messageId) &&
  plainHeader.test(body.subject) &&
  plainHeader.test(body.fromName) &&
  (body.unsubscribeUrl === undefined || plainUrl.test(body.unsubscribeUrl))

/**
 * The letter as the bytes of one message (RFC 5322): From, To, Subject, Message-ID, Date, MIME and Auto-Submitted (RFC 3834,
 * so that no robot answers), in a letter to a list how to leave it (RFC 2369, RFC 8058), and nothing else. Text first, then HTML, then the calendar part (RFC 6047).
 */
export async function composeLetter({ to, from, messageId, body }: OutgoingLetter): Promise<Buffer> {
  const message = new MailComposer({
    from: { name: body.fromName, address: from },
    to: { name: '', address: to },
    subject: body.subject,
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated', ...listHeaders(body) },
    text: body.text,
    html: body.html,
    ...(body.calendar && {
      icalEvent: { method: body.calendar.method, filename: 'appointment.ics', content: body.calendar.ics },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message.compile().build()
}

// RFC 8058: with both of these the mail program's own button leaves the list by one POST, without a page between.
const listHeaders = ({ unsubscribeUrl }: RenderedLetter): Record<string, string> =>
  unsubscribeUrl === undefined
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
