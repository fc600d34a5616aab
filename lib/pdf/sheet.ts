/** `name` is unique on the sheet and never shown; `says` is what a screen reader calls the field. */
export type Field = { name: string; label: string; says: string }

/** Ruled lines to write on, or boxes to tick. */
export type Space =
  | { kind: 'lines'; field: Field; lines: number }
  | { kind: 'boxes'; options: readonly Field[] }

/** One voice, or two of equal size side by side, each under its own label. */
export type Voice = { label: string | null; space: Space }

/** `opens` is the heading of the section that this question begins. */
export type Asked = { opens: string | null; heading: string; prompt: string; voices: readonly Voice[] }

/** Everything that is printed, in reading order. */
export type Sheet = {
  eyebrow: string
  title: string
  forWhom: string
  intro: string
  safety: { heading: string; text: string }
  questions: readonly Asked[]
  closing: string
  foot: string
}

/** Two strokes as SVG path data in a box of 640 × 48, drawn above the questions. */
export type Rule = { lineA: string; lineB: string }
