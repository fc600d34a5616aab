/**
 * Any text as one line that every reader and parser takes for text: control characters and line separators become a
 * space, and half of a surrogate pair becomes the replacement character (UTF-8 cannot carry it).
 */
export const plainLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
