import { routes } from '@/lib/routes'

const kept = ['service', 'therapist', 'place', 'party', 'state', 'zone', 'from', 'near'] as const

/** What the address of `/book` may say; nothing personal ever stands in it. */
export type BookQuery = Partial<Record<(typeof kept)[number], string | null>>

/** The address of `/book` with the choices made so far. */
export function bookPage(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const name of kept) {
    const value = query[name]
    if (typeof value === 'string' && value !== '' && value.length <= 64) search.set(name, value)
  }
  const text = search.toString()
  return text === '' ? routes.book : `${routes.book}?${text}`
}
