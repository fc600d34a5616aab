import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRules, splitList } from './read-rules'

test('G2 a style sheet comes apart into its rules: what groups others opened, all else word for word', () => {
  const sheet =
    '@layer a;.a,.b:is(.c,.d){color:red}@media (min-width:60rem){@supports (a:b){p{}}}@font-face{src:url(a)}/*!x*/i{}'
  expect(readRules(sheet)).toEqual([
    { prelude: '@layer a', text: '@layer a;', rules: null },
    { prelude: '.a,.b:is(.c,.d)', text: '.a,.b:is(.c,.d){color:red}', rules: null },
    {
      prelude: '@media (min-width:60rem)',
      text: '@media (min-width:60rem){@supports (a:b){p{}}}',
      rules: [
        {
          prelude: '@supports (a:b)',
          text: '@supports (a:b){p{}}',
          rules: [{ prelude: 'p', text: 'p{}', rules: null }],
        },
      ],
    },
    { prelude: '@font-face', text: '@font-face{src:url(a)}', rules: null },
    { prelude: 'i', text: 'i{}', rules: null },
  ])
})

test('G2 brackets in strings, comments and escapes open and close nothing', () => {
  const rules = [
    'a[title="}"]{content:"\\"{"}',
    "b{content:'}'}",
    'c{/*}*/color:red}',
    '.d\\{{x:y}',
    'e{a:b}',
  ]
  expect(readRules(rules.join('\n'))?.map(({ text }) => text)).toEqual(rules)
})

test.each(['a{', 'a}', 'a{b:(}', 'a{content:"x}', '@media x{a{}', 'a{}/*', 'a'])(
  'G2 a sheet that does not close what it opens is not taken apart: %s',
  sheet => expect(readRules(sheet)).toBeNull(),
)

test('G2 whatever stands in the blocks, no rule is lost or joined to another', () => {
  const piece = fc.constantFrom('a:b;', '"{"', "'}'", '/*;}*/', '(;)', '[x]', '\\}', '{c:d}', 'url(x)', ' ')
  const rule = fc
    .tuple(fc.constantFrom('.a', '@font-face', 'p:not(.b)'), fc.array(piece))
    .map(([prelude, block]) => `${prelude}{${block.join('')}}`)
  fc.assert(
    fc.property(fc.array(rule), rules => {
      expect(readRules(rules.join(''))?.map(({ text }) => text)).toEqual(rules)
    }),
  )
})

test('G2 a list of selectors is divided at its own commas alone', () => {
  expect(splitList('.a:is(b,c) , d[e="f,g"],h')).toEqual(['.a:is(b,c)', 'd[e="f,g"]', 'h'])
})
