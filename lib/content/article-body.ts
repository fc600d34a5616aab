import GithubSlugger from 'github-slugger'
import { lineOf, type MdxNode, textOf, walk } from './mdx-tree'

/** `id` is the anchor that the page carries. */
export type Heading = { id: string; text: string; depth: number; line: number }

/** The headings of the body in order, with the very anchors that rehype-slug gives them when the page is built. */
export function listHeadings(tree: MdxNode): Heading[] {
  const slugger = new GithubSlugger()
  return [...walk(tree)]
    .filter(node => node.type === 'heading')
    .map(node => {
      const text = textOf(node)
      return { id: slugger.slug(text), text, depth: node.depth ?? 0, line: lineOf(node) }
    })
}

/** The words somebody reads: headings, prompts and all, without the front matter and the list of sources. */
export function countWords(node: MdxNode): number {
  if (node.type === 'yaml' || node.type === 'footnoteDefinition') return 0
  if ((node.type === 'text' || node.type === 'inlineCode') && typeof node.value === 'string') {
    return node.value.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
  }
  return (node.children ?? []).reduce((sum, child) => sum + countWords(child), 0)
}

/** The text in its paragraphs, for whoever looks for something in it: without headings, front matter and sources. */
export function listPassages(node: MdxNode): string[] {
  if (node.type === 'yaml' || node.type === 'footnoteDefinition' || node.type === 'heading') return []
  if (node.type === 'paragraph' || node.type === 'tableCell') {
    const passage = textOf(node).replaceAll(/\s+/g, ' ').trim()
    return passage === '' ? [] : [passage]
  }
  return (node.children ?? []).flatMap(listPassages)
}

export function hasComponent(tree: MdxNode, name: string): boolean {
  return [...walk(tree)].some(node => node.name === name)
}

/** The line a component first stands on, null when the body has none: what lies before it and what after. */
export function lineOfComponent(tree: MdxNode, name: string): number | null {
  const node = [...walk(tree)].find(one => one.name === name)
  return node === undefined ? null : lineOf(node)
}
