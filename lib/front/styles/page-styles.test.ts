import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPageStyles } from './page-styles'

const link = (href: string) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`
const files: Record<string, string> = {
  '/_next/a.css': '@font-face{src:url("/fonts/a.woff2")}b{color:red}',
  '/_next/b.css': 'p::before{content:"$&";background:url(data:image/png;base64,xx)}.late{color:red}',
  '/_next/beside.css': 'p{background:url("../media/x.svg")}',
  '/_next/elsewhere.css': 'p{background:url(//evil.example/x.svg)}',
  '/_next/closing.css': 'p::before{content:"</STYLE>"}',
  '/_next/late.css': '@import "/other.css";',
  '/own.js': "line.classList.add('late')",
}
const inline = openPageStyles(address => files[address] ?? null)
const page = (head: string, body = '<p>Words</p>') => `<html><head>${head}</head><body>${body}</body></html>`
const both = link('/_next/a.css') + link('/_next/b.css')

test('G2 a page carries what it needs of its style sheets in their order, and its policy allows these words and no others', () => {
  const { html, styleSource } = inline(page(`${both}<title>x</title>`))
  const styles =
    '@font-face{src:url("/fonts/a.woff2")}\np::before{content:"$&";background:url(data:image/png;base64,xx)}'
  expect(html).toBe(page(`<style>${styles}</style><title>x</title>`))
  expect(styleSource).toBe(`'sha256-${createHash('sha256').update(styles).digest('base64')}'`)
})

test.each(['missing', 'beside', 'elsewhere', 'closing', 'late'])(
  'G2 a page keeps the links to its style sheets when one of them is %s',
  name => {
    const html = page(`${link('/_next/a.css')}${link(`/_next/${name}.css`)}`)
    expect(inline(html)).toEqual({ html, styleSource: '' })
  },
)

test('G4 what a script of the page may write keeps its rules, and a script that nobody knows keeps them all', () => {
  const carried = (script: string) => inline(page(both, `<p>Words</p><script src="${script}"></script>`)).html
  expect(carried('/own.js')).toContain('.late{color:red}')
  expect(carried('/own.js')).not.toContain('b{color:red}')
  expect(carried('/unknown.js')).toContain('b{color:red}')
})

test('G2 a page without style sheets stays as it is', () => {
  expect(inline('<head></head>')).toEqual({ html: '<head></head>', styleSource: '' })
})
