import { routes } from '@/lib/routes'

const kept = [
  'service',
  'therapist',
  'place',
  'party',
  'state',
  'zone',
  'from',
  'near',
  'time',
  'view',
  'city',
  'via',
] as const

/** The address of `/book` with the choices made so far; nothing personal ever stands in it. */
export function bookPage(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const name of kept) {
    const value = query[name]
    if (typeof value === 'string' && value !== '' && value.length <= 80) search.set(name, value)
  }
  const text = search.toString()
  return text === '' ? routes.book : `${routes.book}?${text}`
}
