import { expect, test } from 'vitest'
import { articleHtml, bodyHtml } from './article-html'
import { listArticles } from './articles'
import { articleText } from './testing/content-copy'

const around = {
  address: 'https://practice.example/articles/a',
  origin: 'https://practice.example',
  promptsTitle: 'To think about',
  waiting: new Set(['/articles/waits']),
  booking: (service: string) => ({ words: `Book <${service}>`, path: `/book?service=${service}` }),
  worksheet: (slug: string) =>
    slug === 'gone' ? null : { words: `Sheet & ${slug}`, path: `/worksheets/${slug}` },
}

test('S1 a feed gets the whole body: every heading, the prompts as a list, and every source with both its links', () => {
  const articles = listArticles()
  expect(articles.length).toBeGreaterThan(1)
  for (const { slug, headings, words, hasPrompts } of articles) {
    const html = articleHtml(slug, around)
    for (const { id } of headings) expect(html, slug).toContain(`id="${id}"`)
    expect(/<h2 id="prompts">To think about<\/h2>\s*<ol>/.test(html), slug).toBe(hasPrompts)
    const read = html.replaceAll(/<[^>]*>/g, ' ').split(/\s+/).length
    expect(read, slug).toBeGreaterThan(words)
    const targets = [...html.matchAll(/href="https:\/\/practice\.example\/articles\/a#([^"]+)"/g)]
    expect(
      targets.filter(([, id]) => !html.includes(`id="${id}"`)).map(([, id]) => id),
      slug,
    ).toEqual([])
  }
})

test('S1 no address in a feed’s text is relative, and nothing of the page’s own looks comes along', () => {
  for (const { slug } of listArticles()) {
    const html = articleHtml(slug, around)
    expect(
      [...html.matchAll(/(?:href|src)="([^"]*)"/g)].filter(
        ([, to]) => !/^(https:|mailto:|tel:)/.test(to ?? ''),
      ),
      slug,
    ).toEqual([])
    expect(html, slug).not.toMatch(/class=|style=|<script|<svg| on\w+=/)
  }
})

test('S1 what an article says in angle brackets, ampersands and quotes stays what it says', () => {
  const body =
    'Less is `<b>` & “more”, \\<script> too. [Help](/help-now "a \\"title\\"") ![A "map"](/images/map.png)\n\n<MarginNote>Beside.</MarginNote>\n\n<PullLine>Pulled.</PullLine>'
  expect(bodyHtml(articleText({}, body), around)).toBe(
    [
      '<p>The first paragraph.</p>',
      '<p>Less is <code>&lt;b&gt;</code> &amp; “more”, &lt;script&gt; too. <a href="https://practice.example/help-now">Help</a> <img src="https://practice.example/images/map.png" alt="A &quot;map&quot;"></p>',
      '<aside>Beside.</aside>',
      '<blockquote>Pulled.</blockquote>',
    ].join('\n'),
  )
})

test('S1 an invitation and a worksheet card become plain links, and one that leads nowhere is left out', () => {
  const body =
    '<BookingCall service="consultation" />\n\n<WorksheetCard worksheet="a" />\n\n<WorksheetCard worksheet="gone" />'
  expect(bodyHtml(articleText({}, body), around).split('\n').slice(1)).toEqual([
    '<p><a href="https://practice.example/book?service=consultation">Book &lt;consultation&gt;</a></p>',
    '<p><a href="https://practice.example/worksheets/a">Sheet &amp; a</a></p>',
  ])
})
