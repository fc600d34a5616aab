const release = /^\d{4}[a-z]+$/

/**
 * Is one release of the time zone database older than the other? Releases are named by year and letter, `2026c`, in the order of the
 * alphabet. A name of another form is older than nothing and newer than nothing.
 */
export const areOlderRules = (one: string, other: string): boolean =>
  release.test(one) && release.test(other) && one < other
