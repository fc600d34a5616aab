import { routes } from '@/lib/routes'

/** What a decision that came too late is told, on the page that shows how things stand now (I27). */
const words = {
  stale: 'The page you sent was older than this appointment. This is how it stands now.',
  decided: 'Somebody decided otherwise a moment ago. This is how it stands now.',
  ended: 'The time for an answer is over, and so is this request. Please call the person.',
  'too-late': 'There is no decision left to take back. This is how it stands now.',
} as const

export type Told = keyof typeof words

/** The appointment's page with those words on it, this once: they stand in the address and nowhere else. */
export const toldPage = (id: string, told: Told): string => `${routes.staffAppointment(id)}?told=${told}`

export const toldWords = (told: string | string[] | undefined): string | null =>
  Object.entries(words).find(([known]) => known === told)?.[1] ?? null
