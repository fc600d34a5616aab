/**
 * May a link lead there? Pages of this site, anchors, https, mail and telephone. Judged as a browser reads it, so that a tab
 * or a capital letter inside `javascript:` hides nothing; an address that begins with two slashes is another site and refused.
 */
export function isSafeLink(href: string): boolean {
  if (!URL.canParse(href, 'https://this-site.invalid')) return false
  const url = new URL(href, 'https://this-site.invalid')
  if (url.host === 'this-site.invalid') return /^[/#]/.test(href) && !/[\\\s]/.test(href)
  return ['https:', 'mailto:', 'tel:'].includes(url.protocol) && /^(?:https:\/\/|mailto:|tel:)\S+$/.test(href)
}
