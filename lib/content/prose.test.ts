import { expect, test } from 'vitest'
import { readInline, readProse } from './prose'

test('Markdown of the practice comes out as headings, paragraphs, lists, emphasis and links', () => {
  expect(readProse('## Two words\n\nSay *this*, or call [988](tel:988).\n\n1. one\n2. two')).toEqual([
    { kind: 'heading', id: 'two-words', depth: 2, words: [{ kind: 'text', text: 'Two words' }] },
    {
      kind: 'paragraph',
      words: [
        { kind: 'text', text: 'Say ' },
        { kind: 'emphasis', words: [{ kind: 'text', text: 'this' }] },
        { kind: 'text', text: ', or call ' },
        { kind: 'link', href: 'tel:988', words: [{ kind: 'text', text: '988' }] },
        { kind: 'text', text: '.' },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      entries: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two' }]],
    },
  ])
})

test.each([
  '[here](javascript:alert(1))',
  '[here](JaVaScRiPt:alert(1))',
  '[here](java&#x09;script:alert(1))',
  '[here](data:text/html,hello)',
  '[here](//elsewhere.example)',
  '[here](/\\elsewhere.example)',
  '[here](http://elsewhere.example)',
  '[here](vbscript:x)',
])('an unsafe link in the words of the practice becomes its bare words: %s', markdown => {
  expect(readInline(markdown)).toEqual([{ kind: 'text', text: 'here' }])
})

test('HTML and pictures in the words of the practice leave nothing behind that a browser could run or fetch', () => {
  const blocks = readProse(
    '<script>alert(1)</script>\n\nA <b onclick="x()">word</b> ![seen](https://elsewhere.example/p.gif)',
  )
  expect(JSON.stringify(blocks)).not.toMatch(/script|onclick|elsewhere|alert/)
})
