export type ContentLine = { name: string; parameters: Record<string, string>; value: string }

/**
 * A parser of our own, straight from RFC 5545 3.1 and 3.3.11, that forgives nothing: CRLF alone ends a line, no line has more
 * than 75 octets, a fold never cuts a character of UTF-8, a quote never stands inside a parameter.
 */
export function readContentLines(bytes: Buffer): ContentLine[] {
  const physical = splitLines(bytes)
  for (const line of physical) {
    if (line.length > 75) throw new Error(`a line of ${line.length} octets`)
    new TextDecoder('utf-8', { fatal: true }).decode(line)
  }
  const logical: string[] = []
  for (const line of physical.map(each => each.toString('utf8'))) {
    const previous = logical.pop()
    if (/^[ \t]/.test(line)) logical.push((previous ?? '') + line.slice(1))
    else logical.push(...(previous === undefined ? [] : [previous]), line)
  }
  return logical.map(readLine)
}

function splitLines(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1')
  if (!text.endsWith('\r\n') || /\r(?!\n)|(?<!\r)\n/.test(text))
    throw new Error('a line end that is not CRLF')
  return text
    .slice(0, -2)
    .split('\r\n')
    .map(line => Buffer.from(line, 'latin1'))
}

function readLine(line: string): ContentLine {
  const parts = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*):([^\p{Cc}]*)$/u.exec(line)
  if (!parts) throw new Error(`not a content line: ${line}`)
  const [, name = '', list = '', value = ''] = parts
  const pairs = [...list.matchAll(/;([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))/g)]
  const parameters = Object.fromEntries(
    pairs.map(([, key, quoted, bare]) => [key ?? '', quoted ?? bare ?? '']),
  )
  return { name, parameters, value }
}

/** The TEXT behind an escaped value. */
export const unescapeText = (value: string): string =>
  value.replace(/\\([nN\\;,])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character))
