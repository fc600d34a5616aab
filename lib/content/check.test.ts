import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkContent } from './check'
import { contentRoot } from './files'
import { problemWords } from './problem'
import { articleText, copyContent, removeCopies } from './testing/content-copy'

const today = '2026-11-22'
const words = (root: string, on = today): string[] => checkContent(root, on).map(problemWords)
// One folder for all of these: only the new article differs from test to test.
const shared = copyContent()
const withArticle = (text: string): string[] => {
  writeFileSync(path.join(shared, 'articles/new.mdx'), text)
  return words(shared)
}
afterAll(removeCopies)
const withBody = (body: string): string[] => withArticle(articleText({}, body))
const file = 'content/articles/new.mdx'

test('R1 the words of this practice hold no fault, and neither does the article that the tests below spoil', () => {
  expect(words(contentRoot())).toEqual([])
  expect(withArticle(articleText())).toEqual([])
})

test.each<[string, Record<string, string | null>, string]>([
  ['a missing title', { title: null }, `${file}:2: title: is missing`],
  ['an empty title', { title: '""' }, `${file}:2: title: must not be empty`],
  [
    'a day that does not exist',
    { published: '2026-02-30' },
    `${file}:6: published: must be a date such as 2026-11-12`,
  ],
  [
    'a moment where a day belongs',
    { published: '2026-11-01T08:00:00Z' },
    `${file}:6: published: must be a date such as 2026-11-12`,
  ],
  [
    'a field nobody knows',
    { publised: '2026-11-01' },
    `${file}:10: publised: is not a known field (did you mean “published”?)`,
  ],
  [
    'an unknown author',
    { author: 'maren-okafur' },
    `${file}:5: author: there is no “maren-okafur” (did you mean “maren-okafor”?)`,
  ],
  [
    'an unknown topic',
    { topics: '[the-patern]' },
    `${file}:7: topics: there is no “the-patern” (did you mean “the-pattern”?)`,
  ],
  ['no topic at all', { topics: '[]' }, `${file}:7: topics: must name one topic at least`],
  [
    'an unknown service',
    { service: 'consultaton' },
    `${file}:8: service: there is no “consultaton” (did you mean “consultation”?)`,
  ],
  ['an unknown worksheet', { worksheet: 'pursuer' }, `${file}:10: worksheet: there is no “pursuer”`],
  ['an article related to itself', { related: '[new]' }, `${file}:10: related: there is no “new”`],
  [
    'an unknown shape',
    { shape: 'pursuit' },
    `${file}:10: shape: must be one of meet, pursue, withdraw, drift, repair (did you mean “pursue”?)`,
  ],
  [
    'a draft that is neither true nor false',
    { draft: 'maybe' },
    `${file}:10: draft: Invalid input: expected boolean, received string`,
  ],
  [
    'an hour with a zone',
    { publishAt: '2026-12-01T08:00Z' },
    `${file}:10: publishAt: must be a date and a time of day such as 2026-11-12T08:00, without a zone`,
  ],
  [
    'an update before the publication',
    { updated: '2026-10-01' },
    `${file}:10: updated: must not be before “published”`,
  ],
  [
    'half of a review',
    { reviewedBy: 'theo-lindqvist' },
    `${file}:2: reviewedOn: stands together with “reviewedBy” and “nextReview”, or not at all`,
  ],
  ['a field given twice', { 'topics ': '[the-pattern]' }, `${file}:10: Map keys must be unique`],
  [
    'a list that never ends',
    { topics: '[the-pattern' },
    `${file}:8: Flow sequence in block collection must be sufficiently indented and end with a ]`,
  ],
])('R1 front matter with %s fails with the file, the line and the reason', (_, front, expected) => {
  expect(withArticle(articleText(front))).toContain(expected)
})

test('R1 a review by somebody unknown, or due before it was made, fails with the file, the line and the reason', () => {
  const review = { reviewedBy: 'theo', reviewedOn: '2026-11-01', nextReview: '2027-11-01' }
  expect(withArticle(articleText(review))).toEqual([`${file}:10: reviewedBy: there is no “theo”`])
  expect(
    withArticle(articleText({ ...review, reviewedBy: 'theo-lindqvist', nextReview: '2026-11-01' })),
  ).toEqual([`${file}:12: nextReview: must be after “reviewedOn”`])
})

test('R1 an article that does not begin with its opening is refused', () => {
  const text = articleText().replace('<Opening>', 'Words first.\n\n<Opening>')
  expect(withArticle(text)).toEqual([`${file}:12: an article begins with <Opening>`])
})

test('R1 two services of one name, and two questions of one name in a worksheet, are faults', () => {
  const root = copyContent({
    'practice/services.yaml': before => before.replace('slug: couple-session', 'slug: consultation'),
  })
  expect(words(root)).toContain(
    'content/practice/services.yaml:1: slug: “consultation” stands for two things',
  )
  const twice = copyContent({
    'worksheets/pursuer-withdrawer.yaml': before => before.replace('- id: cost', '- id: moment'),
  })
  expect(words(twice)).toEqual([
    expect.stringMatching(
      /^content\/worksheets\/pursuer-withdrawer\.yaml:\d+: editions\.0: has the question “moment” twice$/,
    ),
  ])
})

test('R7 a link to a draft is refused, for its reader would find nothing', () => {
  const root = copyContent({
    'articles/new-draft.mdx': () => articleText({ draft: 'true' }),
    'articles/new.mdx': () => articleText({}, '[a](/articles/new-draft)'),
  })
  expect(words(root)).toEqual([`${file}:16: the link to /articles/new-draft leads nowhere`])
})

test('R1 a file without front matter, with a bad name or with a broken tag fails with the file, the line and the reason', () => {
  expect(withArticle('Only words.\n')).toContain(
    `${file}:1: must begin with front matter between two lines of ---`,
  )
  expect(withBody('A <MarginNote>word.')).toEqual([
    expect.stringMatching(/^content\/articles\/new\.mdx:16: Expected a closing tag/),
  ])
  const root = copyContent({ 'articles/new Article.mdx': () => articleText() })
  expect(words(root)).toEqual([expect.stringContaining('the file name must be small letters')])
})

test('R1 a bad file of the practice fails with the file, the line and the reason', () => {
  const root = copyContent({
    'practice/services.yaml': before => before.replace('feeCents: 0', 'feeCents: -1'),
    'practice/therapists.yaml': before => before.replace('maxPerDay: null', 'maxPerDey: null'),
  })
  expect(words(root)).toEqual([
    expect.stringMatching(
      /^content\/practice\/services\.yaml:\d+: 0\.feeCents: Too small: expected number to be >=0$/,
    ),
    expect.stringMatching(/^content\/practice\/therapists\.yaml:\d+: 0\.maxPerDay: is missing$/),
    expect.stringMatching(
      /^content\/practice\/therapists\.yaml:\d+: 0\.maxPerDey: is not a known field \(did you mean “maxPerDay”\?\)$/,
    ),
  ])
})

test('R1 a therapist who offers a service or a place that does not exist is a fault', () => {
  const root = copyContent({
    'practice/therapists.yaml': before =>
      before
        .replace('services: [consultation,', 'services: [consultatoin,')
        .replace('places: [video]', 'places: [salem]'),
  })
  expect(words(root)).toEqual([
    'content/practice/therapists.yaml:1: maren-okafor.services: there is no “consultatoin” (did you mean “consultation”?)',
    'content/practice/therapists.yaml:1: maren-okafor.hours.places: there is no “salem”',
  ])
})

test.each([
  ['import', "import secret from 'node:fs'", 'import and export have no place in an article'],
  ['export', 'export const a = 1', 'import and export have no place in an article'],
  ['an expression', 'One and {1 + 1}.', 'an expression in { } has no place in an article'],
  ['an expression as a block', '{process.env.HOME}', 'an expression in { } has no place in an article'],
  ['a comment', '{/* hidden */}', 'an expression in { } has no place in an article'],
  ['a script', '<script>alert(1)</script>', '<script> is not allowed here'],
  ['HTML', '<div>words</div>', '<div> is not allowed here'],
  ['a foreign component', '<Window />', '<Window> is not allowed here'],
  ['a component out of an object', '<Prompts.toString />', '<Prompts.toString> is not allowed here'],
  ['a name every object has', '<constructor />', '<constructor> is not allowed here'],
  ['a fragment', '<>words</>', '<> is not allowed here'],
  [
    'an attribute nobody knows',
    '<MarginNote onClick="x">words</MarginNote>',
    '<MarginNote> knows no “onClick”',
  ],
  [
    'an expression in an attribute',
    '<BookingCall service={1} />',
    '“service” of <BookingCall> must be plain words',
  ],
  ['a spread', '<MarginNote {...a}>words</MarginNote>', '<MarginNote> may not be given an expression'],
  ['a javascript link', '[here](javascript:alert(1))', 'a link may not lead to “javascript:alert(1)”'],
  ['a javascript link in capitals', '[here](JAVASCRIPT:alert(1))', 'a link may not lead to'],
  ['a javascript link with a tab', '[here](java&#9;script:alert(1))', 'a link may not lead to'],
  [
    'a javascript link by definition',
    '[here][there]\n\n[there]: javascript:alert(1)',
    'a link may not lead to',
  ],
  ['a data link', '[here](data:text/html,x)', 'a link may not lead to'],
  ['a link to another site without its scheme', '[here](//elsewhere.example)', 'a link may not lead to'],
  ['a link with a backslash', '[here](/\\\\elsewhere.example)', 'a link may not lead to'],
  [
    'a picture from elsewhere',
    '![a](https://elsewhere.example/a.png)',
    'a picture must be a file of our own',
  ],
  [
    'a picture by definition',
    '![a][b]\n\n[b]: https://elsewhere.example/a.png',
    'a picture must be a file of our own',
  ],
  ['a picture without words', '![](/images/a.png)', 'a picture needs words'],
])('T46 an article with %s is refused, with its line', (_, body, reason) => {
  const found = withBody(body).filter(line => line.includes(reason))
  expect(found).toEqual([expect.stringMatching(new RegExp(`^${file}:1[68]: `))])
})

test.each([
  [
    'an article that is not there',
    '[a](/articles/what-going-quiet-is-fr)',
    'leads nowhere (did you mean “what-going-quiet-is-for”?)',
  ],
  ['a worksheet that is not there', '[a](/worksheets/other)', 'the link to /worksheets/other leads nowhere'],
  ['an anchor that is not there', '[a](#nowhere)', 'new has no heading “#nowhere”'],
  [
    'an anchor of another article',
    '[a](/articles/what-going-quiet-is-for#nowhere)',
    'what-going-quiet-is-for has no heading',
  ],
  [
    'a worksheet card for none',
    '<WorksheetCard worksheet="pursuer-withdrawers" />',
    '16: worksheet: there is no “pursuer-withdrawers” (did you',
  ],
  ['a booking of nothing', '<BookingCall service="massage" />', '16: service: there is no “massage”'],
])('R6 an article that sends its reader to %s is refused', (_, body, reason) => {
  expect(withBody(body).join('\n')).toContain(reason)
})

test('R6 links to articles, their headings and their prompts are accepted when they are there', () => {
  const target = '/articles/what-going-quiet-is-for'
  const links = [
    target,
    `${target}#what-the-quiet-protects`,
    `${target}#prompts`,
    '/help-now',
    '/worksheets/pursuer-withdrawer',
  ]
  expect(withBody(links.map(link => `[a](${link})`).join(' '))).toEqual([])
})

test.each([
  ['a title inside the text', '# One', 'the title is the only heading of the first rank'],
  ['a rank that is skipped', '## One\n\n#### Two', 'a heading skips a rank'],
  ['an anchor the page already has', '## Prompts', 'the page already has an anchor “prompts”'],
  ['a source inside a heading', '## One[^a]\n\n[^a]: A book.', 'a heading carries no source'],
])('R4 an outline with %s is refused', (_, body, reason) => {
  expect(withBody(body).join('\n')).toContain(reason)
})

test('R6 a page about safety neither invites to book, nor hands out a worksheet, nor sends anybody further', () => {
  const invitations =
    '<BookingCall service="consultation" />\n\n<WorksheetCard worksheet="pursuer-withdrawer" />'
  expect(withBody(invitations)).toEqual([])
  expect(withArticle(articleText({ safety: 'true' }, invitations))).toEqual([
    `${file}:17: <BookingCall> has no place on a page about safety`,
    `${file}:19: <WorksheetCard> has no place on a page about safety`,
  ])
  expect(withArticle(articleText({ safety: 'true', related: '[what-going-quiet-is-for]' }))).toEqual([
    `${file}:11: related: a page about safety sends nobody to read further; leave it out`,
  ])
})

test('R9 a path leads through articles that are there, are no drafts and no pages about safety, each once, from one address', () => {
  const path = (slug: string, parts: string) =>
    `- slug: ${slug}\n  title: A path\n  dek: What it is.\n  articles: [${parts}]\n`
  const sound = path('one', 'what-going-quiet-is-for, new')
  const wrong = [
    path('one', 'what-going-quiet-is-for, nwe'),
    path('two', 'new, new'),
    path('three', 'a-draft, afraid'),
  ].join('')
  const articles = {
    'articles/new.mdx': () => articleText(),
    'articles/a-draft.mdx': () => articleText({ draft: 'true' }),
    'articles/afraid.mdx': () => articleText({ safety: 'true' }),
  }
  expect(words(copyContent({ ...articles, 'paths.yaml': () => sound }))).toEqual([])
  expect(words(copyContent({ ...articles, 'paths.yaml': () => sound + wrong }))).toEqual([
    'content/paths.yaml:5: slug: “one” stands for two paths',
    'content/paths.yaml:8: articles: there is no “nwe” (did you mean “new”?)',
    'content/paths.yaml:12: articles: “new” is named twice',
    'content/paths.yaml:16: articles: “a-draft” is a draft: the path would break off there',
    'content/paths.yaml:16: articles: “afraid” is a page about safety: it leads on to nothing',
  ])
  expect(words(copyContent({ 'paths.yaml': () => path('one', 'what-going-quiet-is-for') }))).toEqual([
    'content/paths.yaml:4: 0.articles: must name two articles at least',
  ])
})

test.each(['/topics/the-patern', '/paths/nowhere', '/team/nobody', '/services/massage'])(
  'R6 an article that sends its reader to %s is refused',
  address => {
    expect(withBody(`[a](${address})`).join('\n')).toContain(`the link to ${address} leads nowhere`)
    expect(withBody('[a](/topics/the-pattern) [b](/team/maren-okafor) [c](/services/consultation)')).toEqual(
      [],
    )
  },
)

test('R5 reflection prompts are one numbered list, once in an article', () => {
  const prompts = '<Prompts>\n  1. What do I do first?\n  2. What do I hope for?\n</Prompts>'
  expect(withBody(prompts)).toEqual([])
  expect(withBody(prompts.replace('1.', '-').replace('2.', '-')).join()).toContain('holds one numbered list')
  expect(withBody('<Prompts>\n  Words.\n</Prompts>').join()).toContain('holds one numbered list')
  expect(withBody(`${prompts}\n\n${prompts}`).join()).toContain('<Prompts> stands in an article once')
})

test('R14 a citation without its source and a source that nobody cites are refused', () => {
  expect(withBody('A claim.[^a]\n\n[^a]: A book.')).toEqual([])
  expect(withBody('A claim.[^a]').join()).toContain(`${file}:16: a citation has no source`)
  expect(withBody('A claim.\n\n[^a]: A book.').join()).toContain(`${file}:18: nobody cites the source “a”`)
})

test('R3 a clinical review that is overdue is a warning from the day after it was due', () => {
  const text = articleText({
    reviewedBy: 'theo-lindqvist',
    reviewedOn: '2025-11-01',
    nextReview: '2026-11-22',
  })
  const root = copyContent({ 'articles/new.mdx': () => text })
  expect(checkContent(root, '2026-11-22')).toEqual([])
  expect(checkContent(root, '2026-11-23')).toEqual([
    {
      level: 'warning',
      file,
      line: 12,
      field: 'nextReview',
      reason: 'the clinical review was due on 2026-11-22',
    },
  ])
})

test('R11 a date to come without an hour to wait for is a warning, since the article would show at once', () => {
  expect(withArticle(articleText({ published: '2026-12-24' })).join()).toContain(
    `${file}:6: published: lies in the future`,
  )
  expect(withArticle(articleText({ published: '2026-12-24', publishAt: '2026-12-24T08:00' }))).toEqual([])
  expect(withArticle(articleText({ published: '2026-12-24', draft: 'true' }))).toEqual([])
})

test('R11 a link to an article that will still wait when it can be pressed is a warning until the day after', () => {
  const waits = { published: '2026-12-01', publishAt: '2026-12-01T08:00' }
  const linked = (front: Record<string, string>, today = '2026-11-22') =>
    checkContent(
      copyContent({
        'articles/new-later.mdx': () => articleText(waits, '## Part'),
        'articles/new.mdx': () => articleText(front, 'A [link](/articles/new-later#part).'),
      }),
      today,
    ).filter(({ reason }) => reason.includes('waits'))
  const reason =
    'a link leads to an article that waits until 2026-12-01T08:00; until then its words stand without a link'
  expect(linked({})).toEqual([{ level: 'warning', file, line: 16, field: null, reason }])
  expect(linked({}, '2026-12-02')).toEqual([])
  expect(linked({ publishAt: '2026-12-01T07:59' })).toHaveLength(1)
  expect(linked({ publishAt: '2026-12-01T08:00' })).toEqual([])
  expect(linked({ draft: 'true' })).toEqual([])
})

test('R11 a page’s words may lead to an article that waits, with a warning; its list of ways on may not', () => {
  const root = copyContent({
    'articles/new-later.mdx': () => articleText({ publishAt: '2026-12-01T08:00' }),
    'practice/notices/privacy.md': before => `${before}\nA [link](/articles/new-later).\n`,
    'practice/pages/home.yaml': before =>
      before.replace('href: /articles/what-going-quiet-is-for }', 'href: /articles/new-later }'),
  })
  const found = checkContent(root, '2026-11-22')
  expect(found.map(({ level, file: where, reason }) => [level, where, reason])).toEqual([
    ['warning', 'content/practice/notices/privacy.md', expect.stringContaining('2026-12-01T08:00')],
    ['error', 'content/practice/pages/home.yaml', expect.stringContaining('2026-12-01T08:00')],
  ])
})
