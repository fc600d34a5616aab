import { planHalves } from '../halves'
import type { Answer, Edition } from '../worksheet'

const lines = { kind: 'lines', lines: 2, label: 'Words', tooltip: 'Words, one by one' } as const
const voice = { label: 'One', tooltip: 'One of two' }
const boxes: Answer = {
  kind: 'checklist',
  label: 'Steps',
  tooltip: 'Steps: mark all that fit',
  options: [
    { id: 'ask', text: 'ask again' },
    { id: 'run', text: 'run after' },
  ],
}
const from = (pursuer: string, withdrawer: string): Answer => ({
  kind: 'two-voices',
  lines: 2,
  first: voice,
  second: voice,
  from: { pursuer, withdrawer },
})

function edition(id: string, fileName: string, answers: Readonly<Record<string, Answer>>): Edition {
  const questions = Object.entries(answers).map(([question, answer]) => ({
    id: question,
    heading: `About ${question}`,
    prompt: 'Say more.',
    answer,
  }))
  const sections = [{ id: 'all', heading: 'All', questions }]
  return {
    id,
    title: `The ${id} page`,
    fileName,
    forWhom: 'For one.',
    intro: 'Begin.',
    sections,
    closing: 'Done.',
  }
}

/** Two halves and their joint page; each half also asks something that stays with its writer. */
export const theEditions: readonly Edition[] = [
  edition('pursuer', 'page-one.pdf', { steps: boxes, story: lines, alone: lines }),
  edition('withdrawer', 'page-two.pdf', { words: lines, story: lines, alone: lines }),
  edition('joint', 'page-both.pdf', { do: from('steps', 'words'), see: from('story', 'story'), name: lines }),
]

const plan = planHalves('walk', theEditions)
if (plan === null) throw new Error('The sample worksheet has no halves')
export const aPlan = plan
