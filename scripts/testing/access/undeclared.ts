import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

export type Declared = Readonly<Record<string, Partial<Record<string, string>>>>

/** Every page and handler under a folder `app`, with the methods each answers; anything with a server action is named too. */
export async function listOpenings(
  app: string,
): Promise<{ openings: Map<string, string[]>; actions: string[] }> {
  const files = await readdir(app, { recursive: true })
  const openings = new Map<string, string[]>()
  const actions: string[] = []
  for (const file of files.filter(name => /\.[jt]sx?$/.test(name)).sort()) {
    const source = await readFile(path.join(app, file), 'utf8')
    if (/^\s*['"]use server['"]/m.test(source)) actions.push(file)
    const name = path.basename(file).replace(/\.[jt]sx?$/, '')
    if (name === 'page') openings.set(file, ['GET'])
    if (name === 'route') openings.set(file, methodsOf(source))
  }
  return { openings, actions }
}

const exported = /export\s+(?:async\s+)?(?:function|const)\s+(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g

function methodsOf(source: string): string[] {
  return [...source.matchAll(exported)].flatMap(match => match[1] ?? []).sort()
}

/** What stands in the house and not in the table, or the other way round, one line each. */
export async function listUndeclared(app: string, table: Declared): Promise<string[]> {
  const { openings, actions } = await listOpenings(app)
  const faults = actions.map(file => `${file} holds a server action: it needs a door of its own.`)
  for (const [file, methods] of openings) {
    const declared = Object.keys(table[file] ?? {}).sort()
    if (declared.join() !== methods.join())
      faults.push(
        `${file} answers ${methods.join(', ') || 'nothing'}, and ${declared.join(', ') || 'nothing'} is declared.`,
      )
  }
  for (const file of Object.keys(table))
    if (!openings.has(file)) faults.push(`${file} is declared and does not exist.`)
  return faults
}
