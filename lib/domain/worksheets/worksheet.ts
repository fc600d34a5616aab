import type { CalendarDate } from '@/lib/domain/time/types'

/** `label` stands beside the field; `tooltip` is the whole name a screen reader gives it. */
export type AnswerField = { label: string; tooltip: string }

/** The two editions that are filled in apart. */
export const halfIds = ['pursuer', 'withdrawer'] as const
export type HalfId = (typeof halfIds)[number]

export type Option = { id: string; text: string }

export type Answer =
  | ({ kind: 'lines'; lines: number } & AnswerField)
  | ({ kind: 'checklist'; options: readonly Option[] } & AnswerField)
  | {
      kind: 'two-voices'
      lines: number
      first: AnswerField
      second: AnswerField
      /** Which question of either half is the same answer, thought about alone. */
      from?: Readonly<Record<HalfId, string>> | undefined
    }

export type Question = { id: string; heading: string; prompt: string; answer: Answer }

export type Section = { id: string; heading: string; questions: readonly Question[] }

/** One sheet of paper: for the partner who reaches, for the one who goes quiet, or for the two together. */
export type Edition = {
  id: string
  title: string
  /** Of the file that is downloaded, ending in .pdf. */
  fileName: string
  forWhom: string
  intro: string
  sections: readonly Section[]
  closing: string
}

/** What every edition shows beside its questions: for whom it is not, from when it is, and whose it is. */
export type Surround = {
  title: string
  language: string
  dated: CalendarDate
  safety: { heading: string; text: string }
  footer: string
}
