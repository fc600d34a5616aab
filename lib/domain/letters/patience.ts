const minute = 60
const waits = [30, minute, 2 * minute, 5 * minute, 10 * minute, 20 * minute, 40 * minute, 60 * minute]

/** Seconds until the next try after this many failed ones (1 or more): 30 s, 1, 2, 5, 10, 20, 40 minutes, then every hour. */
export const secondsUntilNextTry = (failedTries: number): number =>
  waits[Math.max(1, failedTries) - 1] ?? 60 * minute

/** After this many hours of trying a letter is given up and somebody is asked to look at it. */
export const hoursOfPatience = 24

/** Mail that fails for this many minutes is a matter for staff. */
export const minutesUntilMailIsFailing = 15
