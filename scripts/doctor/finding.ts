/** What was looked at: well, with what it is, or not, with what is wrong and what mends it in one plain sentence. */
export type Finding =
  | { readonly ok: true; readonly about: string; readonly words: string }
  | { readonly ok: false; readonly about: string; readonly words: string; readonly mend: string }

export const well = (about: string, words: string): Finding => ({ ok: true, about, words })

export const ill = (about: string, words: string, mend: string): Finding => ({
  ok: false,
  about,
  words,
  mend,
})

/** One line for a person in a terminal; what mends it stands below. */
export function wordsOf(finding: Finding): string {
  const { about, words } = finding
  const line = `${finding.ok ? '✓' : '✗'} ${about.padEnd(11)} ${words}`
  return finding.ok ? line : `${line}\n  ${' '.repeat(11)} ${finding.mend}`
}
