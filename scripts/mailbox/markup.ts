const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that is safe in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => entities[sign] ?? sign)
}

/** Plain text as HTML in which web addresses can be followed. */
export function linkAddresses(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, place) => (place % 2 === 1 ? linkTo(part) : escapeHtml(part)))
    .join('')
}

// A full stop after an address ends the sentence, not the address.
function linkTo(found: string): string {
  const address = found.replace(/[.,;:!?)]+$/, '')
  const rest = escapeHtml(found.slice(address.length))
  const shown = escapeHtml(address)
  return `<a href="${shown}" target="_blank" rel="noopener noreferrer">${shown}</a>${rest}`
}
