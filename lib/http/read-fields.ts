/** What a form sent: one text per name. */
export type Fields = Record<string, string>

export type FieldsRead = { ok: true; fields: Fields } | { ok: false; status: 400 | 413 | 415 }

const mostBytes = 64 * 1024

const malformed: FieldsRead = { ok: false, status: 400 }
const unsupported: FieldsRead = { ok: false, status: 415 }

/**
 * Reads urlencoded, multipart and JSON bodies of at most 64 KB into flat text fields. Lists, objects, files and a name sent
 * twice are malformed: nothing but text gets past this point (T27, T28, T51). What is packed, or written in other signs than UTF-8, is not
 * read as if it were not.
 */
export async function readFields(request: Request): Promise<FieldsRead> {
  const given = (request.headers.get('content-type') ?? '').toLowerCase()
  const type = given.split(';')[0]?.trim() ?? ''
  const charset = /;\s*charset="?([^;"\s]+)/.exec(given)?.[1] ?? 'utf-8'
  const packing = request.headers.get('content-encoding') ?? 'identity'
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > mostBytes) return { ok: false, status: 413 }
  if (!['utf-8', 'utf8', 'us-ascii'].includes(charset) || packing !== 'identity') return unsupported
  if (type === 'application/json') return readJson(bytes)
  if (type === 'application/x-www-form-urlencoded')
    return fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)))
  if (type === 'multipart/form-data') return readMultipart(request.headers.get('content-type') ?? '', bytes)
  // A form without fields has no body and needs no type.
  if (bytes.byteLength === 0) return { ok: true, fields: {} }
  return unsupported
}

function readJson(bytes: ArrayBuffer): FieldsRead {
  const value = parseJson(new TextDecoder().decode(bytes) || '{}')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed
  const entries: [string, string][] = []
  for (const [name, field] of Object.entries(value)) {
    if (field === null) continue
    if (typeof field === 'object') return malformed
    entries.push([name, String(field)])
  }
  return fromEntries(entries)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function readMultipart(type: string, bytes: ArrayBuffer): Promise<FieldsRead> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    const entries: [string, string][] = []
    for (const [name, value] of form) {
      if (typeof value !== 'string') return malformed
      entries.push([name, value])
    }
    return fromEntries(entries)
  } catch (error) {
    if (error instanceof TypeError) return malformed
    throw error
  }
}

function fromEntries(entries: Iterable<[string, string]>): FieldsRead {
  const fields = new Map<string, string>()
  for (const [name, value] of entries) {
    if (fields.has(name)) return malformed
    // Browsers send CRLF for a line's end in a text area; one form everywhere.
    fields.set(name, value.replaceAll('\r\n', '\n'))
  }
  return { ok: true, fields: Object.fromEntries(fields) }
}
