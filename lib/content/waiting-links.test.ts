import { expect, test } from 'vitest'
import { bodyHtml } from './article-html'
import { articleText } from './testing/content-copy'
import { withoutLinksTo } from './waiting-links'

const waiting = new Set(['/articles/later'])

test('R11 in the words of the practice, at any depth, links to what waits become words and all others stay', () => {
  const words = {
    sections: [
      { text: 'Read [this](/articles/later#a), [that](/articles/later-on) or [call](tel:988).', order: 1 },
    ],
    empty: null,
  }
  expect(withoutLinksTo(words, waiting)).toEqual({
    sections: [{ text: 'Read this, [that](/articles/later-on) or [call](tel:988).', order: 1 }],
    empty: null,
  })
})

test('R11 in a feed a link to what waits is its words alone', () => {
  const around = {
    address: 'https://practice.example/articles/a',
    origin: 'https://practice.example',
    promptsTitle: '',
    waiting,
    booking: () => null,
    worksheet: () => null,
  }
  const html = bodyHtml(articleText({}, 'Read [*this* & more](/articles/later#a) or [that](/fees).'), around)
  expect(html).toContain(
    '<p>Read <em>this</em> &amp; more or <a href="https://practice.example/fees">that</a>.</p>',
  )
})
