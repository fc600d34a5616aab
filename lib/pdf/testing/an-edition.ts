import { type CalendarDate, parseCalendarDate } from '@/lib/domain/time/types'
import type { Edition, Question, Surround } from '@/lib/domain/worksheets/worksheet'

export function aDate(text: string): CalendarDate {
  const date = parseCalendarDate(text)
  if (date === null) throw new Error(`${text} is not a date`)
  return date
}

export const aSurround: Surround = {
  title: 'A walk, looked back on',
  language: 'en-US',
  dated: aDate('2026-11-12'),
  safety: { heading: 'Before you begin', text: 'Leave this alone if you are afraid. Call 555-0100.' },
  footer: 'Sample Practice.',
}

export const aLinesQuestion: Question = {
  id: 'weather',
  heading: 'The weather',
  prompt: 'What was it like outside?',
  answer: {
    kind: 'lines',
    lines: 2,
    label: 'The weather',
    tooltip: 'The weather: what it was like – outside',
  },
}

export const aChecklist: Question = {
  id: 'shoes',
  heading: 'The shoes',
  prompt: 'I wore…',
  answer: {
    kind: 'checklist',
    label: 'The shoes',
    tooltip: 'The shoes: mark all that fit',
    options: [
      { id: 'boots', text: 'boots' },
      { id: 'sandals', text: 'sandals (both)' },
      { id: 'none', text: 'none' },
    ],
  },
}

export const aTwoVoicesQuestion: Question = {
  id: 'way',
  heading: 'The way',
  prompt: 'Next time I would rather…',
  answer: {
    kind: 'two-voices',
    lines: 2,
    first: { label: 'First walker', tooltip: 'First walker: next time' },
    second: { label: 'Second walker', tooltip: 'Second walker: next time' },
  },
}

export function anEdition(questions: readonly Question[]): Edition {
  const sections = [{ id: 'all', heading: 'The walk', questions }]
  return {
    id: 'joint',
    title: 'Our walk',
    fileName: 'walk.pdf',
    forWhom: 'For both.',
    intro: 'Take your time.',
    sections,
    closing: 'Done.',
  }
}
