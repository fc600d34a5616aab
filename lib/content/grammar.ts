import { createRequire } from 'node:module'
import path from 'node:path'
import { hasKept } from './kept'

type Grammar = {
  readonly mdx: typeof import('@mdx-js/mdx')
  readonly frontmatter: typeof import('remark-frontmatter')
  readonly gfm: typeof import('remark-gfm')
  readonly slug: typeof import('rehype-slug')
  readonly yaml: typeof import('yaml')
}

// Whoever reads words as they were written needs it from the beginning: a build, `npm run dev`, a test.
let loaded = hasKept() ? null : await loadNow()

/**
 * The packages that take YAML, Markdown and MDX apart. They are a tenth of what a server would hold: one that serves a build, which
 * has its words apart already, loads them with the first text that is not among those (decision 027).
 */
export function grammar(): Grammar {
  loaded ??= loadLate()
  return loaded
}

async function loadNow(): Promise<Grammar> {
  const [mdx, frontmatter, gfm, slug, yaml] = await Promise.all([
    import('@mdx-js/mdx'),
    import('remark-frontmatter'),
    import('remark-gfm'),
    import('rehype-slug'),
    import('yaml'),
  ])
  return { mdx, frontmatter, gfm, slug, yaml }
}

function loadLate(): Grammar {
  const load = createRequire(path.join(process.cwd(), 'package.json'))
  // Proof: each is the package of that name, and the types are its own.
  return {
    mdx: load('@mdx-js/mdx') as Grammar['mdx'],
    frontmatter: load('remark-frontmatter') as Grammar['frontmatter'],
    gfm: load('remark-gfm') as Grammar['gfm'],
    slug: load('rehype-slug') as Grammar['slug'],
    yaml: load('yaml') as Grammar['yaml'],
  }
}
