import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { contentRoot, readText } from '@/lib/content/files'
import { getPracticeContent, listTopics } from '@/lib/content/practice'
import { fillTemplate, slugOf } from './new-article/fill-template'
import { today } from './start/words'

const usage = 'npm run content:new -- "The title of the article"'

/** Makes the file of a new article, a draft with today's date and a name made from its title, and answers the exit code. */
export function newArticleFromCommandLine(args: readonly string[]): number {
  const [title, ...rest] = args
  if (title === undefined || rest.length > 0) return refuse(`This is how it is called: ${usage}`)
  const slug = slugOf(title)
  if (slug === null)
    return refuse('The title must be one line of 90 characters at most, with a letter in it.')
  const { therapists, services } = getPracticeContent()
  const names = {
    title,
    published: today(),
    author: therapists[0]?.slug ?? '',
    topic: listTopics()[0]?.slug ?? '',
    service: services[0]?.slug ?? '',
  }
  const name = `articles/${slug}.mdx`
  const text = fillTemplate(readText(contentRoot(), 'articles/_template.mdx').text, names)
  try {
    writeFileSync(path.join(contentRoot(), name), text, { flag: 'wx' })
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    return refuse(`content/${name} is there already. Nothing was changed.`)
  }
  console.log(`content/${name} is a draft now. npm run dev shows it at /articles/${slug}.`)
  return 0
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
