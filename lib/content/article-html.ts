import { findArticle } from './articles'
import { contentRoot, readText } from './files'
import { readHtmlTree } from './html-tree'
import { escapeHtml, type HtmlNode, writeHtml } from './html-writer'
import { leadsTo } from './waiting-links'

/** What stands around an article where it is read away from its page: absolute addresses, and words for what only the site can draw. */
export type Surroundings = {
  /** The article's own address, with host. */
  address: string
  /** The site's address without a trailing slash. */
  origin: string
  promptsTitle: string
  /** Pages that are not to be seen yet: what would lead there stands as plain words. */
  waiting: ReadonlySet<string>
  /** Link words and path for a `<BookingCall>`, null to leave it out. */
  booking: (service: string) => { words: string; path: string } | null
  /** The same for a `<WorksheetCard>`. */
  worksheet: (slug: string) => { words: string; path: string } | null
}

/**
 * The whole body of an article as plain HTML that needs neither our styles nor our scripts: for feeds and letters. It goes
 * through the grammar of the build, so anchors and sources are those of the page; every link is absolute. Throws for an
 * article that does not exist.
 */
export function articleHtml(slug: string, around: Surroundings, root?: string): string {
  return bodyHtml(textOf(slug, root), around)
}

/** The text of an article. The name of its file comes from the list, never from who asks. */
function textOf(slug: string, root?: string): string {
  const article = findArticle(slug, root)
  if (article === null) throw new Error(`There is no article “${slug}”.`)
  return readText(root ?? contentRoot(), `articles/${article.slug}.mdx`).text
}

export function bodyHtml(text: string, around: Surroundings): string {
  const html = writeHtml(readHtmlTree(text), {
    address: href => (leadsTo(href, around.waiting) ? null : absoluteTo(href, around)),
    component: one => component(one, around),
  })
  return html.trim()
}

function absoluteTo(href: string, { address, origin }: Surroundings): string {
  if (href.startsWith('#')) return address + href
  return href.startsWith('/') ? origin + href : href
}

function component(node: HtmlNode, around: Surroundings): { before: string; after: string } {
  const given = (name: string) => {
    const value = node.attributes?.find(attribute => attribute.name === name)?.value
    return typeof value === 'string' ? value : ''
  }
  switch (node.name) {
    case 'Prompts':
      return { before: `<h2 id="prompts">${escapeHtml(around.promptsTitle)}</h2>`, after: '' }
    case 'MarginNote':
      return { before: '<aside>', after: '</aside>' }
    case 'PullLine':
      return { before: '<blockquote>', after: '</blockquote>' }
    case 'BookingCall':
      return { before: link(around.booking(given('service')), around), after: '' }
    case 'WorksheetCard':
      return { before: link(around.worksheet(given('worksheet')), around), after: '' }
    default:
      return { before: '', after: '' }
  }
}

function link(to: { words: string; path: string } | null, { origin }: Surroundings): string {
  return to === null ? '' : `<p><a href="${escapeHtml(origin + to.path)}">${escapeHtml(to.words)}</a></p>`
}
