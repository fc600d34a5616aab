// Loaded into a server before anything else: the article named after `?` reads as if its writer had called it a draft. The site has
// no draft of its own, and a file laid among its words would be seen by every other test.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

const article = path.join('content', 'articles', `${new URL(import.meta.url).search.slice(1)}.mdx`)
const readFileSync = fs.readFileSync

fs.readFileSync = (file, ...how) => {
  const read = readFileSync(file, ...how)
  if (typeof read !== 'string' || !String(file).endsWith(article)) return read
  return read.replace(/^---\r?\n/, '---\ndraft: true\n')
}
syncBuiltinESMExports()
