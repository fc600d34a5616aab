import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const routesShape = z.record(z.string(), z.string())

/**
 * Reads from the built site which addresses are pages, and answers whether a path is one that no handler answers. A page is
 * read and takes nothing, but the framework shows it to a POST all the same. The path is one that `readTarget` let through: it can be decoded.
 */
export async function openPageRoutes(buildFolder: string): Promise<(path: string) => boolean> {
  const file = path.join(buildFolder, 'app-path-routes-manifest.json')
  return findPages(routesShape.parse(JSON.parse(await readFile(file, 'utf8'))))
}

/** The same from the list itself: each file of a page or a handler, and the pattern of its addresses. */
export function findPages(routes: Readonly<Record<string, string>>): (path: string) => boolean {
  const patternsOf = (ending: string) =>
    Object.entries(routes)
      .filter(([file]) => file.endsWith(ending))
      .map(([, pattern]) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\[\w+\]/g, '[^/]+')}$`))
  const [pages, handlers] = [patternsOf('/page'), patternsOf('/route')]
  return asked => {
    const decoded = decodeURIComponent(asked)
    return pages.some(page => page.test(decoded)) && !handlers.some(handler => handler.test(decoded))
  }
}
