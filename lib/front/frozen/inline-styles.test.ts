import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { inlineStyles } from './inline-styles'

const link = (href: string) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`
const sheets: Record<string, string> = {
  '/_next/a.css': '@font-face { src: url("/fonts/a.woff2") }',
  '/_next/b.css': 'p::before { content: "$&"; background: url(data:image/png;base64,xx) }',
  '/_next/beside.css': 'p { background: url("../media/x.svg") }',
  '/_next/elsewhere.css': 'p { background: url(//evil.example/x.svg) }',
  '/_next/closing.css': 'p::before { content: "</STYLE>" }',
  '/_next/late.css': '@import "/other.css";',
}
const read = async (address: string) => sheets[address] ?? null

test('G2 a page carries its style sheets in their order, and its policy allows these words and no others', async () => {
  const { html, styleSource } = await inlineStyles(
    `<head>${link('/_next/a.css')}${link('/_next/b.css')}<title>x</title></head>`,
    read,
  )
  const styles = `${sheets['/_next/a.css']}\n${sheets['/_next/b.css']}`
  expect(html).toBe(`<head><style>${styles}</style><title>x</title></head>`)
  expect(styleSource).toBe(`'sha256-${createHash('sha256').update(styles).digest('base64')}'`)
})

test.each(['missing', 'beside', 'elsewhere', 'closing', 'late'])(
  'G2 a page keeps the links to its style sheets when one of them is %s',
  async name => {
    const html = `<head>${link('/_next/a.css')}${link(`/_next/${name}.css`)}</head>`
    expect(await inlineStyles(html, read)).toEqual({ html, styleSource: '' })
  },
)

test('G2 a page without style sheets stays as it is', async () => {
  expect(await inlineStyles('<head></head>', read)).toEqual({ html: '<head></head>', styleSource: '' })
})
