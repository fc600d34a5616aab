import { afterAll, expect, test } from 'vitest'
import { checkContent } from './check'
import { getPracticeContent } from './practice'
import { problemWords } from './problem'
import { copyContent, removeCopies } from './testing/content-copy'

const { services, policies, pages, notices } = getPracticeContent()
const { questions } = pages
const answers = questions.groups.flatMap(group => group.questions)
const wordsOf = (changes: Parameters<typeof copyContent>[0]): string[] =>
  checkContent(copyContent(changes), '2026-11-22').map(problemWords)
const escapeWords = (words: string) => words.replace(/[?().]/g, '\\$&')
afterAll(removeCopies)

test.each<[string, string, [string, string], RegExp]>([
  [
    'a field nobody knows',
    'questions',
    ['    title: Beginning', '    titel: Beginning'],
    /questions\.yaml:\d+: groups\.0\.titel: is not a known field \(did you mean “title”\?\)$/,
  ],
  [
    'an empty answer',
    'first-visit',
    ['title: You choose a time', 'title: ""'],
    /first-visit\.yaml:\d+: steps\.list\.0\.title: must not be empty$/,
  ],
  ['no hours', 'contact', ['phoneHours', 'hours'], /contact\.yaml:\d+: phoneHours: is missing$/],
  [
    'a service nobody offers',
    'services',
    ['service: couple-session', 'service: couples-session'],
    /services\.yaml:1: about: there is no “couples-session” \(did you mean “couple-session”\?\)$/,
  ],
  [
    'a service left out',
    'services',
    ['service: couple-session', 'service: consultation'],
    /services\.yaml:1: about: says nothing about “couple-session”$/,
  ],
  [
    'one service twice',
    'services',
    ['service: couple-session', 'service: consultation'],
    /services\.yaml:1: about: has “consultation” twice$/,
  ],
  [
    'two questions at one anchor',
    'questions',
    ['id: too-late', 'id: unsure-whether-to-stay'],
    /questions\.yaml:1: id: “unsure-whether-to-stay” stands for two things$/,
  ],
  [
    'a source that is not listed',
    'questions',
    ['sources: [beasley-2019,', 'sources: [beasly-2019,'],
    /questions\.yaml:1: sources: there is no “beasly-2019” \(did you mean “beasley-2019”\?\)$/,
  ],
  [
    'a source that nobody cites',
    'questions',
    ['sources: [beasley-2019,', 'sources: ['],
    /questions\.yaml:1: sources: nobody cites “beasley-2019”$/,
  ],
])(
  'R15 the words of a page with %s fail with the file, the field and the reason',
  (_, page, change, expected) => {
    const found = wordsOf({ [`practice/pages/${page}.yaml`]: before => before.replace(...change) })
    expect(found).toContainEqual(expect.stringMatching(expected))
  },
)

test('R15 the faults of two pages are told in one go', () => {
  const found = wordsOf({
    'practice/pages/contact.yaml': before => before.replace('dek:', 'dekk:'),
    'practice/pages/team.yaml': before => before.replace('dek:', 'dekk:'),
  })
  expect(found).toContainEqual(expect.stringContaining('pages/contact.yaml'))
  expect(found).toContainEqual(expect.stringContaining('pages/team.yaml'))
})

test('R15 the six notices are there, each dated, versioned and marked for review in its own words', () => {
  expect(notices.map(({ slug }) => slug)).toEqual([
    'accessibility',
    'complaints',
    'consumer-health-data',
    'good-faith-estimate',
    'practices',
    'privacy',
  ])
  for (const { slug, reviewed, version, body } of notices) {
    expect({ slug, reviewed, version }).toEqual({ slug, reviewed: false, version: '2026-11-22' })
    expect(body, slug).toContain('**Have this reviewed**')
  }
})

test('R15 what the questions and the policies say about cancelling is what the booking desk keeps to', () => {
  const cutOffs = Object.fromEntries(services.map(({ slug, cutOffMinutes }) => [slug, cutOffMinutes]))
  expect(cutOffs).toEqual({ consultation: 120, 'couple-session': 1440, 'individual-session': 1440 })
  const cancelling = answers.find(({ id }) => id === 'cancel')?.answer.replace(/\s+/g, ' ')
  for (const words of [policies.cancellation.replace(/\s+/g, ' '), cancelling])
    expect(words).toMatch(/consultation on this site until two hours before.*session until 24 hours before/)
})

test('R15 the questions that people are afraid to ask are all answered', () => {
  expect(answers.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'cost',
      'insurance',
      'how-long',
      'partner-will-not-come',
      'is-it-safe',
      'taking-sides',
      'secrets',
      'cancel',
      'what-is-efct',
      'what-research-says',
      'how-we-differ',
      'culture-and-language',
      'emergencies',
    ]),
  )
})

test('R14 an answer that speaks of research names its sources', () => {
  const claims = answers.filter(({ answer }) =>
    /\b(?:research|trials?|meta-analysis|review|textbook)\b/i.test(answer),
  )
  expect(claims.map(({ id }) => id)).toContain('what-research-says')
  expect(claims.filter(({ sources }) => sources.length === 0).map(({ id }) => id)).toEqual([])
})

test.each<[string, string, [string, string], string]>([
  [
    'to a notice that is not there',
    'pages/contact.yaml',
    ['/notices/complaints', '/notices/complaint'],
    'the link to /notices/complaint leads nowhere (did you mean “complaints”?)',
  ],
  [
    'to a service nobody offers',
    'pages/home.yaml',
    ['href: /services }', 'href: /services/consulting }'],
    'the link to /services/consulting leads nowhere',
  ],
  [
    'to an article that is not there',
    'notices/complaints.md',
    ['(/help-now)', '(/articles/what-going-quiet-is-fr)'],
    'the link to /articles/what-going-quiet-is-fr leads nowhere (did you mean “what-going-quiet-is-for”?)',
  ],
])('R15 a page with a link %s fails with the file, the line and a suggestion', (_, file, change, reason) => {
  const found = wordsOf({ [`practice/${file}`]: before => before.replace(...change) })
  expect(found).toContainEqual(
    expect.stringMatching(new RegExp(`^content/practice/${file}:\\d+: ${escapeWords(reason)}$`)),
  )
})
