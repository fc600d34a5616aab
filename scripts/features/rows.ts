export type FeatureRow = { readonly id: string; readonly isDone: boolean }

/** The rows of a table `| id | promise | tests |`. A row is called done when its last cell names anything. */
export function parseRows(markdown: string): readonly FeatureRow[] {
  return markdown.split('\n').flatMap(line => {
    const cells = line.split('|').map(cell => cell.trim())
    const id = cells[1] ?? ''
    if (cells.length < 5 || !/^[A-Z]\d{1,3}$/.test(id)) return []
    const tests = cells.at(-2) ?? ''
    return [{ id, isDone: !/^[–—-]?$/.test(tests) }]
  })
}

// A call of a test, or the end of a table of cases (`])(`); then the title, which may stand on the next line.
const title = /(?:\b(?:test|it)\b[^\n'"`]*|\](?: as const)?\))\(\s*['"`]((?:[A-Z]\d{1,3} )+)[^'"`\s]/g

/** The ids with which the titles of the tests in a source file begin: one or several. Lines that are comments do not count. */
export function listTestedIds(source: string): readonly string[] {
  const code = source.replace(/^\s*\/\/.*$/gm, '')
  return [...code.matchAll(title)].flatMap(match => (match[1] ?? '').trim().split(' '))
}

export type Proofs = { readonly file: string; readonly ids: readonly string[] }

/** The list with each row's last cell naming the files that hold tests of its id, and how many where there are several. */
export function nameTests(markdown: string, proofs: readonly Proofs[]): string {
  const sorted = proofs.toSorted((a, b) => (a.file < b.file ? -1 : 1))
  const name = (id: string) =>
    sorted.flatMap(({ file, ids }) => {
      const count = ids.filter(one => one === id).length
      return count === 0 ? [] : [count === 1 ? `\`${file}\`` : `\`${file}\` (${count})`]
    })
  return markdown.replace(/^(\| ([A-Z]\d{1,3}) \|.*\|) [^|]* \|$/gm, (line, head: string, id: string) => {
    const files = name(id)
    return files.length === 0 ? line : `${head} ${files.join(', ')} |`
  })
}

/** One sentence for each thing that the list says and the tests do not. */
export function findFeatureFaults(
  rows: readonly FeatureRow[],
  testedIds: readonly string[],
): readonly string[] {
  const tested = new Set(testedIds)
  const seen = new Set<string>()
  const faults = rows.flatMap(row => {
    const isRepeated = seen.has(row.id)
    seen.add(row.id)
    if (isRepeated) return [`${row.id} stands in the list twice.`]
    return row.isDone && !tested.has(row.id)
      ? [`${row.id} is called done, but no test has a title that begins with ${row.id}.`]
      : []
  })
  return rows.length === 0 ? ['The list has no rows.'] : faults
}
