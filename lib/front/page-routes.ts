import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const routesShape = z.record(z.string(), z.string())
const movesShape = z.object({
  redirects: z.array(z.object({ regex: z.string(), internal: z.boolean().optional() })),
})

/**
 * Reads from the built site which addresses are pages, or the old address of one, and answers whether a path is one that no handler
 * answers. A page is read and takes nothing, but the framework shows it to a POST all the same, and leads a POST on to it from its old
 * address. The path is one that `readTarget` let through: it can be decoded.
 */
export async function openPageRoutes(buildFolder: string): Promise<(path: string) => boolean> {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(buildFolder, file), 'utf8'))
  const { redirects } = movesShape.parse(await read('routes-manifest.json'))
  // The framework's own move is that of a slash too many, before anything else is known of the address.
  const moves = redirects.filter(({ internal }) => internal !== true).map(({ regex }) => regex)
  return findPages(routesShape.parse(await read('app-path-routes-manifest.json')), moves)
}

/** The same from the lists themselves: each file of a page or a handler with the pattern of its addresses, and the patterns of old addresses. */
export function findPages(
  routes: Readonly<Record<string, string>>,
  moves: readonly string[],
): (path: string) => boolean {
  const patternsOf = (ending: string) =>
    Object.entries(routes)
      .filter(([file]) => file.endsWith(ending))
      .map(([, pattern]) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\[\w+\]/g, '[^/]+')}$`))
  const pages = [...patternsOf('/page'), ...moves.map(pattern => new RegExp(pattern))]
  const handlers = patternsOf('/route')
  return asked => {
    const decoded = decodeURIComponent(asked)
    return pages.some(page => page.test(decoded)) && !handlers.some(handler => handler.test(decoded))
  }
}
