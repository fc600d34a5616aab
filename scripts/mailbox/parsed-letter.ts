import PostalMime, { type Address, type Email } from 'postal-mime'

export type Summary = {
  readonly id: string
  /** Of the envelope: who really gets it. */
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  /** UTC, ISO 8601. */
  readonly receivedAt: string
}

export type Attachment = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** A letter as it can be shown. One that cannot be parsed is shown as text, since a trial wants to see it most of all. */
export async function parseLetter(raw: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(raw)
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    return {
      headers: [],
      headerLines: [],
      attachments: [],
      subject: `(unreadable: ${reason})`,
      text: raw.toString(),
    }
  }
}

export function summarise(id: string, email: Email): Summary {
  const envelope = email.headers.filter(header => header.key === 'delivered-to').map(header => header.value)
  return {
    id,
    to: envelope,
    from: wordsOf(email.from),
    subject: email.subject ?? '',
    receivedAt: new Date(Number(id.split('-')[0])).toISOString(),
  }
}

export function listAttachments(email: Email): readonly Attachment[] {
  return email.attachments.map((part, place) => ({
    name: part.filename ?? `part-${place + 1}`,
    type: part.mimeType,
    bytes: bytesOf(part.content),
  }))
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
}

function wordsOf(address: Address | undefined): string {
  if (address === undefined) return ''
  if (address.address === undefined) return address.name
  return address.name ? `${address.name} <${address.address}>` : address.address
}
