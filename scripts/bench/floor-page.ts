import { articleHtml } from '@/lib/content/article-html'
import type { Article } from '@/lib/content/articles'

const style = `
:root { color-scheme: light dark }
body { max-width: 36rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.6 Georgia, serif }
h1, h2 { line-height: 1.2; text-wrap: balance }
blockquote { margin: 2rem 0; font-size: 1.3rem }
aside { color: GrayText }
sup { line-height: 0 }`

/** The article as somebody would write it by hand, who wants nothing but its words to be read: one document, no fonts, no script. */
export function writeFloorPage({ slug, title, dek }: Article): string {
  const origin = ''
  const body = articleHtml(slug, {
    address: '',
    origin,
    promptsTitle: 'Questions for the two of you',
    waiting: new Set(),
    booking: () => ({ words: 'Book a first talk', path: '/book' }),
    worksheet: () => ({ words: 'The worksheet', path: '/worksheets' }),
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>${title}</title><style>${style}</style>
<h1>${title}</h1><p><em>${dek}</em></p>
${body}
</html>`
}
