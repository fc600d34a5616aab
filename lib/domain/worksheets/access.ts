import type { Actor } from '../people/role'

/** Who may download a worksheet's file: whoever is signed in, or, as the practice decides for each worksheet, everybody. */
export const accesses = ['sign-in', 'open'] as const
export type WorksheetAccess = (typeof accesses)[number]

/** Whether this visitor gets the file now, without signing in first (W2). */
export const isOpenTo = (access: WorksheetAccess, actor: Actor): boolean =>
  access === 'open' || actor.kind !== 'anonymous'
