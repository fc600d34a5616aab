/**
 * How Node is told to keep the server small (decision 025): little room for what is young, and only a fifth more than what lives before
 * what is dead is cleared away. Neither is a limit that a larger site could run into.
 */
export const serverFlags = ['--max-semi-space-size=2', '--heap-growing-percent=20']

/** What the C library of Linux is told at the start of the server: to give large pieces of memory back as soon as they are free. */
export const serverEnvironment = { MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' }
