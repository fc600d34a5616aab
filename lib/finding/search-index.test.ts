import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Findable, makeSearchIndex, readQuery } from './search-index'

const thing = (path: string, more: Partial<Findable> = {}): Findable => ({
  path,
  title: 'Untitled',
  summary: 'A summary.',
  headings: [],
  passages: ['Nothing in particular.'],
  ...more,
})

const shelf = [
  thing('/text', { passages: [`${'Lanterns on the water. '.repeat(30)}`] }),
  thing('/heading', { headings: ['Where the lantern stands'] }),
  thing('/title', { title: 'A lantern' }),
  thing('/pursuer', { title: 'When one pursues', passages: ['The pursuer doesn’t stop at the café.'] }),
  thing('/quiet', {
    title: 'Going quiet',
    headings: ['The withdrawer'],
    passages: ['Silence protects something.'],
  }),
  thing('/quilt', { title: 'A quilt' }),
]
const { bring, search } = makeSearchIndex()
await bring(shelf)
const paths = (query: string) => search(query).map(({ found }) => found.path)

test('R12 a word in the title comes before one in a heading, and that before any number of them in the text', () => {
  expect(paths('lantern')).toEqual(['/title', '/heading', '/text'])
})

test('R12 a word is found by its beginning, without its accents and apostrophes', () => {
  expect(paths('withdr')).toEqual(['/quiet'])
  expect(paths('CAFE')).toEqual(['/pursuer'])
  expect(paths('doesnt')).toEqual(['/pursuer'])
  expect(paths('doesn’t')).toEqual(['/pursuer'])
})

test('R12 a letter too many, too few or wrong is forgiven when nothing is written so', () => {
  for (const query of ['persuer', 'pursuerr', 'pursuer', 'purser', 'pursuer silense'])
    expect(paths(query), query).toContain('/pursuer')
  for (const query of ['widthdrawer', 'withdrawr', 'wihtdrawer'])
    expect(paths(query), query).toEqual(['/quiet'])
  expect(paths('zebra')).toEqual([])
})

test('R12 a word that is written somewhere is meant, also when the word beside it is mistyped', async () => {
  const { bring, search } = makeSearchIndex()
  await bring([
    thing('/mistyped', { passages: ['A whole world.'] }),
    thing('/hole', { passages: ['A hole in the world.'] }),
    thing('/hold', { passages: ['Hold on.'] }),
  ])
  const found = search('hold worlt').map(one => one.found.path)
  expect(found).toContain('/hold')
  expect(found.length).toBe(3)
})

test('R12 what merely looks like a word is not found for it: another first letter, more than one slip in a short word, or two in a longer', async () => {
  const { bring, search } = makeSearchIndex()
  await bring([
    thing('/other', { passages: ['They were there, full of rope; pull the other one.'] }),
    thing('/therapy', { passages: ['Therapy is slow.'] }),
  ])
  const found = (query: string) => search(query).map(one => one.found.path)
  expect(found('therpy')).toEqual(['/therapy'])
  expect(
    search('therpy')[0]
      ?.show()
      .excerpt.filter(({ hit }) => hit),
  ).toEqual([{ text: 'Therapy', hit: true }])
  expect(found('null')).toEqual([])
  expect(found('ond')).toEqual([])
  expect(found('thex')).toEqual(['/other'])
  expect(found('rape')).toEqual(['/other'])
  expect(search('rape', { forgiving: false })).toEqual([])
  expect(found('ful')).toEqual(['/other'])
  expect(found('bul')).toEqual([])
})

test('R12 a word is found in its other forms, after what has it as it was written', async () => {
  const { bring, search } = makeSearchIndex()
  await bring([
    thing('/fight', { passages: ['One fight.'] }),
    thing('/fights', { passages: ['Two fights.'] }),
    thing('/fighting', { passages: ['Always fighting.'] }),
    thing('/car', { passages: ['A car.'] }),
  ])
  const found = (query: string) => search(query).map(one => one.found.path)
  const all = ['/fight', '/fighting', '/fights']
  for (const query of ['fight', 'fights', 'fighting']) {
    expect(found(query)[0]).toBe(`/${query}`)
    expect(found(query).toSorted(), query).toEqual(all)
  }
  expect(found('caring')).toEqual([])
  expect(
    search('fights')[1]
      ?.show()
      .excerpt.filter(({ hit }) => hit),
  ).toHaveLength(1)
})

test('R12 a word that stands as it was written is not mixed with others that look like it', () => {
  expect(paths('quiet')).toEqual(['/quiet'])
  expect(paths('quilt')).toEqual(['/quilt'])
})

test('R12 all words must be there; only when nothing has them all is one of them enough', () => {
  expect(paths('quiet silence')).toEqual(['/quiet'])
  expect(paths('silence lantern').toSorted()).toEqual(['/heading', '/quiet', '/text', '/title'])
})

test('R12 the small words of a question are not looked for, unless it has no others', () => {
  expect(readQuery('What is the lantern?')).toEqual(['lantern'])
  expect(readQuery('when')).toEqual(['when'])
  expect(paths('when')).toEqual(['/pursuer'])
})

test('R12 what was found is marked in title and excerpt, and the summary stands where no passage has it', () => {
  const found = search('lantern')[0]?.show()
  expect(found?.title).toEqual([
    { text: 'A ', hit: false },
    { text: 'lantern', hit: true },
  ])
  expect(found?.excerpt).toEqual([{ text: 'A summary.', hit: false }])
  const marked = search('persuer')[0]
    ?.show()
    .excerpt.filter(({ hit }) => hit)
    .map(({ text }) => text)
  expect(marked).toEqual(['pursuer'])
})

test('R11 what comes later is found from then on, and what goes or changes is found no more as it was', async () => {
  const { bring, search } = makeSearchIndex()
  const found = (query: string) => search(query).map(one => one.found.path)
  const early = thing('/early', { title: 'A lighthouse' })
  await bring([early])
  expect([found('lighthouse'), found('ferry')]).toEqual([['/early'], []])
  await bring([early, thing('/late', { title: 'A ferry' })])
  expect([found('lighthouse'), found('ferry')]).toEqual([['/early'], ['/late']])
  await bring([thing('/early', { title: 'A beacon' })])
  expect([found('lighthouse'), found('beacon'), found('ferry')]).toEqual([[], ['/early'], []])
  await bring([early])
  expect(found('lighthouse')).toEqual(['/early'])
})

test('R12 who brings while another is bringing waits for him, and the last one stands', async () => {
  const { bring, search } = makeSearchIndex()
  const many = Array.from({ length: 35 }, (_, at) => thing(`/many-${at}`, { title: 'A lighthouse' }))
  await Promise.all([bring(many), bring([thing('/one', { title: 'A lighthouse' })])])
  expect(search('lighthouse').map(({ found }) => found.path)).toEqual(['/one'])
})

test('R12 no query breaks the search: signs, operators, control characters, emoji and any length', () => {
  for (const query of [
    '',
    ' ',
    '\0',
    '"',
    "'",
    '"lantern',
    'lantern AND',
    '-lantern',
    'title:lantern',
    '*',
    '~1',
    '\\',
    '%',
    '🙂',
    '\ud800',
    '__proto__',
    'constructor',
  ])
    expect(Array.isArray(search(query)), query).toBe(true)
  expect(paths('"lantern" +*')).toEqual(paths('lantern'))
  expect(paths('lantern\0')).toEqual(paths('lantern'))
  expect(readQuery('a1 b2 '.repeat(5000))).toEqual(['a1', 'b2'])
  expect(readQuery('x'.repeat(5000))).toEqual(['x'.repeat(500)])
  expect(readQuery(Array.from({ length: 90 }, (_, at) => `w${at}`).join(' '))).toHaveLength(12)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }), units =>
      search(String.fromCharCode(...units)).every(({ show }) => show().title.length > 0),
    ),
  )
})
