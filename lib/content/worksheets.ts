import type { z } from 'zod'
import { listTexts, rememberUntilChanged } from './files'
import { ContentError, type Parsed, type Problem } from './problem'
import { worksheetShape } from './worksheet-shape'
import { parseYaml } from './yaml-text'

export type Worksheet = z.output<typeof worksheetShape> & { slug: string }
export type WorksheetEdition = Worksheet['editions'][number]
export type WorksheetQuestion = WorksheetEdition['sections'][number]['questions'][number]

/** All worksheets by title. Throws a ContentError that names file, line, field and reason. */
export const listWorksheets = rememberUntilChanged(['worksheets'], readWorksheets)

/** A look-up in the list of what there is: no path is ever made from what a visitor sent. */
export function findWorksheet(slug: string, root?: string): Worksheet | null {
  return listWorksheets(root).find(worksheet => worksheet.slug === slug) ?? null
}

export function findEdition(worksheet: Worksheet, id: string): WorksheetEdition | null {
  return worksheet.editions.find(edition => edition.id === id) ?? null
}

function readWorksheets(root: string): Worksheet[] {
  const parsed = listTexts(root, 'worksheets', '.yaml').map((source): Parsed<Worksheet> => {
    const result = parseYaml(source.text, worksheetShape, { file: source.file, linesAbove: 0 })
    return result.ok ? { ok: true, value: { ...result.value, slug: source.slug } } : result
  })
  const problems: Problem[] = parsed.flatMap(result => (result.ok ? [] : result.problems))
  if (problems.length > 0) throw new ContentError(problems)
  return parsed
    .flatMap(result => (result.ok ? [result.value] : []))
    .sort((a, b) => (a.title < b.title ? -1 : 1))
}
