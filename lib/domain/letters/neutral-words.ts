// Stems, so that the plural and the verb are caught as well.
const telling =
  /\b(?:therap|counsel|couple|session|clinic|psych|marri|marital|relationship|partner|spouse|husband|wife|patient|treatment|mental|trauma|intake|licensed|eft\b|efct\b)/i

/** May this text stand on a lock screen or in a shared calendar without telling what the appointment is about (N4, T38)? */
export const isNeutral = (text: string): boolean => !telling.test(text)

/** The name a letter comes from: the practice's short name, unless that name itself tells what the practice does. */
export const neutralName = (shortName: string): string => (isNeutral(shortName) ? shortName : 'Appointments')
