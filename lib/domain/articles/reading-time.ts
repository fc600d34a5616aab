/** Whole minutes at 220 words a minute, rounded up: nobody is told that something takes no time. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / 220))
}
