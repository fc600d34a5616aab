/** Words that somebody wrote in Markdown, as values: whoever shows them can only show text, and links that lead somewhere safe. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis' | 'strong'; words: Inline[] }
  | { kind: 'link'; href: string; words: Inline[] }

export type Block =
  | { kind: 'heading'; id: string; depth: number; words: Inline[] }
  | { kind: 'paragraph'; words: Inline[] }
  | { kind: 'list'; ordered: boolean; entries: Inline[][] }

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
