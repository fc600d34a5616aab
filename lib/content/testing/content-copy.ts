import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contentRoot } from '../files'

const madeHere: string[] = []

/**
 * The words of the practice in a folder of the test’s own, with files changed or added; `removeCopies` takes them away. Of the
 * articles there is only a short one to point at, so that a test need not read the long ones; the pages point at that one too,
 * and there is no path.
 */
export function copyContent(changes: Record<string, (before: string) => string> = {}): string {
  const root = path.join(mkdtempSync(path.join(tmpdir(), 'words-')), 'content')
  madeHere.push(root)
  cpSync(contentRoot(), root, { recursive: true, filter: source => !source.endsWith('.mdx') })
  const target = articleText(
    {},
    '## What the quiet protects\n\n<Prompts>\n  1. What do I do first?\n</Prompts>',
  )
  writeFileSync(path.join(root, 'articles/what-going-quiet-is-for.mdx'), target)
  for (const folder of ['practice/pages', 'practice/notices']) pointAtThatOne(path.join(root, folder))
  writeFileSync(path.join(root, 'paths.yaml'), '[]\n')
  for (const [name, change] of Object.entries(changes)) {
    const full = path.join(root, name)
    const before = existsSync(full) ? readFileSync(full, 'utf8') : ''
    const after = change(before)
    if (after === before) throw new Error(`the change to ${name} changed nothing`)
    writeFileSync(full, after)
  }
  return root
}

function pointAtThatOne(folder: string): void {
  for (const name of readdirSync(folder)) {
    const full = path.join(folder, name)
    const text = readFileSync(full, 'utf8')
    writeFileSync(full, text.replaceAll(/\/articles\/[a-z0-9-]+/g, '/articles/what-going-quiet-is-for'))
  }
}

/** For `afterAll`. */
export function removeCopies(): void {
  for (const root of madeHere.splice(0)) rmSync(path.dirname(root), { recursive: true, force: true })
}

/** A short article that keeps every rule; give it lines of front matter to replace and a body to put below the opening. */
export function articleText(front: Record<string, string | null> = {}, body = 'A second paragraph.'): string {
  const fields: Record<string, string | null> = {
    title: 'A new article',
    dek: 'What it is about.',
    description: 'What it is about, once more.',
    author: 'maren-okafor',
    published: '2026-11-01',
    topics: '[the-pattern]',
    service: 'consultation',
    caption: 'Two lines meet.',
    ...front,
  }
  const lines = Object.entries(fields).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
  return `---\n${lines.join('\n')}\n---\n\n<Opening>\n  The first paragraph.\n</Opening>\n\n${body}\n`
}
