import { grammar } from './grammar'
import type { HtmlNode } from './html-writer'
import { kept } from './kept'

/** The body of an article on its way to HTML, as the build makes it. */
export function readHtmlTree(text: string): HtmlNode {
  return kept('html', text, () => makeHtmlTree(text))
}

function makeHtmlTree(text: string): HtmlNode {
  let made: HtmlNode | null = null
  const { mdx, frontmatter, gfm, slug } = grammar()
  const build = mdx.createProcessor({
    format: 'mdx',
    remarkPlugins: [frontmatter.default, gfm.default],
    rehypePlugins: [
      slug.default,
      () => (tree: HtmlNode) => {
        made = bare(tree)
      },
    ],
    remarkRehypeOptions: {
      footnoteLabel: 'Sources',
      footnoteLabelProperties: {},
      clobberPrefix: 'n-',
    },
  })
  build.processSync(text)
  if (made === null) throw new Error('The grammar made no tree.')
  return made
}

/** The tree with what is written of it, and nothing else: no places in the text, no code. */
function bare({ type, tagName, properties, value, name, attributes, children }: HtmlNode): HtmlNode {
  return {
    type,
    ...(tagName === undefined ? {} : { tagName }),
    ...(properties === undefined ? {} : { properties }),
    ...(typeof value === 'string' ? { value } : {}),
    ...(name === undefined ? {} : { name }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(children === undefined ? {} : { children: children.map(bare) }),
  }
}
