/** Text that is already markup. Only `html` makes it, so nothing a person wrote can be taken for it. */
export type Markup = { readonly markup: string }

type Value = string | Markup | readonly Markup[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeText = (text: string): string => text.replace(/[&<>"']/g, character => entities[character] ?? '')

function write(value: Value): string {
  if (typeof value === 'string') return escapeText(value)
  return 'markup' in value ? value.markup : value.map(each => each.markup).join('')
}

/** A template whose texts are escaped, for content and quoted attributes alike; only other markup goes in as it is. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: parts.map((part, at) => part + write(values[at] ?? '')).join(''),
})
