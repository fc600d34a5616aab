/** A text that grows in UTF-8: the first `length` bytes are it. `bytes` is another row when it had to be longer. */
export type TextInBytes = { bytes: Uint8Array<ArrayBuffer>; length: number }

const encoder = new TextEncoder()

/** Begins a text, with room for so many bytes more. */
export function startText(words: string, room: number): TextInBytes {
  const begun = encoder.encode(words)
  const text = { bytes: new Uint8Array(begun.length + room), length: begun.length }
  text.bytes.set(begun)
  return text
}

export function addText(text: TextInBytes, words: string): void {
  const more = encoder.encode(words)
  makeRoom(text, more.length)
  text.bytes.set(more, text.length)
  text.length += more.length
}

/** Adds once more what stands from one place to before another. */
export function addAgain(text: TextInBytes, from: number, until: number): void {
  makeRoom(text, until - from)
  text.bytes.copyWithin(text.length, from, until)
  text.length += until - from
}

function makeRoom(text: TextInBytes, more: number): void {
  if (text.length + more <= text.bytes.length) return
  const longer = new Uint8Array(2 * (text.length + more))
  longer.set(text.bytes)
  text.bytes = longer
}
