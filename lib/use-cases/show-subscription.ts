import { findConfirmation, findSubscription } from '@/lib/data/read/subscribers'

/** What stands behind a letter's link to confirm; null for no such link, or one that ended. Looking changes nothing (T6). */
export const showConfirmation = (token: string): Promise<'asked' | 'confirmed' | null> =>
  findConfirmation(token)

/** What stands behind a letter's link to leave; null for no such link. Looking changes nothing: scanners look too (T73). */
export const showSubscription = (token: string): Promise<'on' | 'off' | null> => findSubscription(token)
