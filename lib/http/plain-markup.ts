const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, sign => escapes[sign] ?? sign)

/** The same markup with a telephone number in it that a phone dials; a number that is not in it changes nothing. */
export const linkNumber = (markup: string, number: string, address: string): string =>
  markup
    .split(escapeHtml(number))
    .join(`<a class="number" href="${escapeHtml(address)}">${escapeHtml(number)}</a>`)
