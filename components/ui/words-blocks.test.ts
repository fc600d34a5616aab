import { expect, test } from 'vitest'
import { parseBlocks, parseSpans } from './words-blocks'

test('words of a notice become headings, paragraphs and lists', () => {
  expect(
    parseBlocks('## If you book\n\nWe keep what\nyou type.\n\n- your name\n- your\n  address\n\n1. first'),
  ).toEqual([
    { kind: 'heading', depth: 2, text: 'If you book' },
    { kind: 'paragraph', text: 'We keep what you type.' },
    { kind: 'list', ordered: false, entries: ['your name', 'your address'] },
    { kind: 'list', ordered: true, entries: ['first'] },
  ])
})

test('strong words, stressed words and links may stand inside each other', () => {
  expect(parseSpans('Call [**988**](tel:988), *now*')).toEqual([
    { kind: 'text', text: 'Call ' },
    { kind: 'link', href: 'tel:988', spans: [{ kind: 'strong', spans: [{ kind: 'text', text: '988' }] }] },
    { kind: 'text', text: ', ' },
    { kind: 'em', spans: [{ kind: 'text', text: 'now' }] },
  ])
})

test('a link that could run a script or leave without https stays plain text', () => {
  for (const href of [
    'javascript:alert`1`',
    'data:text/html,x',
    '//elsewhere.example',
    'http://plain.example',
    ' /x',
  ]) {
    expect(parseSpans(`[press](${href})`).some(span => span.kind === 'link')).toBe(false)
  }
})

test('markup in the words stays words', () => {
  expect(parseBlocks('<script>alert(1)</script>')).toEqual([
    { kind: 'paragraph', text: '<script>alert(1)</script>' },
  ])
})
