import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Article, listArticles } from '@/lib/content/articles'
import { usualWords } from './pages-site'

const wordsBetweenHeadings = 250
const syllables = ['ba', 'do', 'fe', 'gi', 'ku', 'la', 'mo', 'ne', 'pri', 'sto', 'tu', 'vel', 'wi', 'zan']

/**
 * Writes so many articles, `bench-0.mdx` and so on, as a practice of many years might have them: of the usual length, with headings, about
 * the topics there are, no two alike. The same number gives the same articles. Their paragraphs are those of the real ones in
 * another order, each article with a few words that no other has, as names and places are.
 */
export async function writeManyArticles(folder: string, count: number): Promise<void> {
  const real = listArticles().filter(article => !article.draft)
  const passages = real.flatMap(article => article.passages)
  await mkdir(folder, { recursive: true })
  for (let number = 0; number < count; number += 1) {
    const model = real[number % real.length]
    if (model === undefined) throw new Error('There is no article to learn from.')
    const text = [frontOf(number, model), ...bodyOf(number, passages)].join('\n\n')
    await writeFile(path.join(folder, `bench-${number}.mdx`), `${text}\n`)
  }
}

/** A word that stands in one generated article and in no other. */
export function ownWord(number: number): string {
  let left = number + syllables.length ** 2
  let word = ''
  for (; left > 0; left = Math.floor(left / syllables.length)) word += syllables[left % syllables.length]
  return word
}

function frontOf(number: number, { author, topics, service, shape, title }: Article): string {
  const day = `20${10 + (number % 15)}-0${1 + (number % 9)}-${10 + (number % 18)}`
  const own = ownWord(number)
  return [
    '---',
    `title: "${title.slice(0, 60)}, ${own}"`,
    `dek: What ${own} taught two people.`,
    `description: A generated article about ${own}.`,
    `author: ${author}`,
    `published: ${day}`,
    `topics: [${topics.join(', ')}]`,
    `service: ${service}`,
    `shape: ${shape}`,
    'caption: Two lines.',
    '---',
  ].join('\n')
}

function bodyOf(number: number, passages: readonly string[]): string[] {
  const first = escapeMdx(passages[number % passages.length] ?? '')
  const blocks = [`<Opening>\n  ${first}\n</Opening>`]
  let words = first.split(' ').length
  // Coprime to the number of passages more often than not: a walk through all of them, a different one for each article.
  for (let step = 0; words < usualWords; step += 1) {
    const passage = passages[(number * 7919 + step * (101 + 2 * (number % 50))) % passages.length] ?? ''
    if (words >= wordsBetweenHeadings * blocks.filter(isHeading).length) blocks.push(heading(number, step))
    blocks.push(`${escapeMdx(passage)} ${ownWord(number)} ${ownWord(number * 31 + step)}.`)
    words += passage.split(' ').length + 2
  }
  return blocks
}

const isHeading = (block: string) => block.startsWith('## ')
const heading = (number: number, step: number) => `## What ${ownWord(number)} asks, part ${step + 1}`
const escapeMdx = (text: string) => text.replaceAll(/[{}<>_*[\]\\`]/g, ' ')
