import { stringify } from 'yaml'

type Names = { title: string; published: string; author: string; topic: string; service: string }

const longestTitle = 90

/** The address an article of this title gets: small letters, digits, hyphens. Null when the title cannot be one. */
export function slugOf(title: string): string | null {
  if (title.length > longestTitle || /[\r\n]/.test(title)) return null
  const slug = title
    .normalize('NFKD')
    .replace(/[\p{M}’'‘]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug === '' ? null : slug
}

/** The template as an article of its own: its title, its day, and people, topic and service that this practice has. */
export function fillTemplate(template: string, { title, published, author, topic, service }: Names): string {
  const fields = {
    title: stringify(title, { lineWidth: 0 }).trim(),
    published,
    author,
    topics: `[${topic}]`,
    service,
  }
  const head = Object.entries(fields).reduce(
    (text, [field, value]) => text.replace(new RegExp(`^${field}: .*$`, 'm'), () => `${field}: ${value}`),
    template,
  )
  return head.replace(/<BookingCall service="[^"]*" \/>/, () => `<BookingCall service="${service}" />`)
}
