import { expect, test } from 'vitest'
import { barePage } from './bare-page'

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en-US"><head><title>A page</title>${head}</head><body>${body}</body></html>`

test('G2 what only the framework’s scripts read is taken out, and all else stays as it was', () => {
  const data = '<script type="application/ld+json">{"name":"A & B"}</script>'
  const written = page(
    `<div hidden=""><!--$--><!--/$--></div>${data}<p>Three<!-- --> words</p><script nonce="x">self.__next_f.push([1,"</p>"])</script>`,
    '<link rel="stylesheet" href="/a.css" nonce="x" data-precedence="next"/><link rel="preload" as="script" nonce="x" href="/_next/a.js"/><script src="/_next/static/a.js" async="" nonce="x"></script>',
  )
  const html = page(
    `${data}<p>Three words</p>`,
    '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
  )
  expect(barePage(written)).toEqual({ ok: true, html })
})

test.each([
  ['a boundary that waits for its content', '<template id="B:0"></template>'],
  [
    'a part that was written later',
    '<template id="P:1"></template><div hidden="" id="S:1"><p>Late</p></div>',
  ],
  ['a server action', '<form><input type="hidden" name="$ACTION_ID_1"/></form>'],
  ['a form that only scripts can send', '<form action="javascript:throw 1"></form>'],
  ['a handler', '<button onclick="go()">Go</button>'],
  ['an address of a script', '<a href="/_next/static/chunks/a.js">x</a>'],
  ['a nonce on something else', '<style nonce="x">p{}</style>'],
])('G2 a page with %s is refused: without scripts it would not be whole', (_, body) => {
  expect(barePage(page(body))).toMatchObject({ ok: false })
})

test('G4 a small script of ours stays where it may, with the nonce of its answer, and nowhere else', () => {
  const own = '<script type="module" src="/device-zone.js" nonce="x"></script>'
  const written = page(`<p>Words</p>${own}<script nonce="x">self.__next_f.push(1)</script>`)
  expect(barePage(written, 'own-scripts')).toEqual({ ok: true, html: page(`<p>Words</p>${own}`) })
  expect(barePage(written)).toEqual({ ok: true, html: page('<p>Words</p>') })
})

test('G2 half a page is refused', () => {
  expect(barePage('<!DOCTYPE html><html><body><p>Cut')).toMatchObject({ ok: false })
})
