import { optionField, voiceField, voices } from '@/lib/domain/worksheets/fields'
import { firstNumberOf, footOf } from '@/lib/domain/worksheets/sheet-lines'
import type { AnswerField, Edition, Question, Section, Surround } from '@/lib/domain/worksheets/worksheet'
import type { Asked, Field, Sheet, Voice } from './sheet'

/** An edition in the order it is printed. */
export function sheetOf(surround: Surround, edition: Edition): Sheet {
  return {
    eyebrow: surround.title,
    title: edition.title,
    forWhom: edition.forWhom,
    intro: edition.intro,
    safety: surround.safety,
    questions: edition.sections.flatMap((section, at) => asked(section, firstNumberOf(edition.sections, at))),
    closing: edition.closing,
    foot: footOf(surround),
  }
}

function asked(section: Section, first: number): Asked[] {
  return section.questions.map((question, at) => ({
    opens: at === 0 ? section.heading : null,
    heading: `${first + at}. ${question.heading}`,
    prompt: question.prompt,
    voices: voicesOf(question),
  }))
}

function fieldOf(name: string, { label, tooltip }: AnswerField): Field {
  return { name, label, says: tooltip }
}

function voicesOf({ id, answer }: Question): Voice[] {
  switch (answer.kind) {
    case 'lines':
      return [{ label: null, space: { kind: 'lines', lines: answer.lines, field: fieldOf(id, answer) } }]
    case 'checklist': {
      const options = answer.options.map(option =>
        fieldOf(optionField(id, option.id), {
          label: option.text,
          tooltip: `${answer.label}: ${option.text}`,
        }),
      )
      return [{ label: null, space: { kind: 'boxes', options } }]
    }
    case 'two-voices':
      return voices.map(voice => ({
        label: answer[voice].label,
        space: {
          kind: 'lines',
          lines: answer.lines,
          field: fieldOf(voiceField(id, voice), answer[voice]),
        },
      }))
  }
}
