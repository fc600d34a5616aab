import { z } from 'zod'
import { readText, rememberUntilChanged } from './files'
import { ContentError } from './problem'
import { lineOfText, slugShape } from './shapes'
import { parseYaml } from './yaml-text'

const pathsShape = z.array(
  z.strictObject({
    slug: slugShape,
    title: lineOfText.max(90, 'must have 90 characters at most'),
    dek: lineOfText.max(200, 'must have 200 characters at most'),
    articles: z.array(slugShape).min(2, 'must name two articles at least'),
  }),
)

/** Articles to be read one after the other; `articles` are their slugs in that order. */
export type ReadingPath = z.output<typeof pathsShape>[number]

/** The reading paths in the order of their file. Throws a ContentError. */
export const listPaths = rememberUntilChanged(['paths.yaml'], (root): ReadingPath[] => {
  const { file, text } = readText(root, 'paths.yaml')
  const parsed = parseYaml(text, pathsShape, { file, linesAbove: 0 })
  if (!parsed.ok) throw new ContentError(parsed.problems)
  return parsed.value
})
