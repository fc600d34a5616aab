import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { log } from '@/lib/log'

// What the router puts around every page, and the pages of a failure, which no page that could be frozen shows.
const harmless = [
  /^node_modules\/next\/dist\/(esm\/)?client\/components\/(layout-router|render-from-template-context|client-page|client-segment|http-access-fallback\/error-boundary|builtin\/global-error)\.js$/,
  /^node_modules\/next\/dist\/(esm\/)?lib\/(framework\/boundary-components|metadata\/generate\/icon-mark)\.js$/,
  /^app\/(error|global-error)\.tsx$/,
]

const manifestShape = z.object({ clientModules: z.record(z.string(), z.unknown()) })

/**
 * The files of the components that each route's built page would bring to life by scripts, by route: none for one that may be
 * frozen. A route of which the build says nothing is left out, and the log tells it.
 */
export async function listInteractiveParts(
  buildFolder: string,
  routes: Iterable<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const parts = new Map<string, readonly string[]>()
  for (const route of new Set(routes)) {
    const file = path.join(buildFolder, 'server/app', route, 'page_client-reference-manifest.js')
    try {
      parts.set(route, interactivePartsOf(await readFile(file, 'utf8')))
    } catch (error) {
      log.error('route not known', error, { route })
    }
  }
  return parts
}

/** The same, of the build's own list for one route: a script that lays one object down under the name of the route. Throws on another form. */
export function interactivePartsOf(manifest: string): string[] {
  const laidDown = /__RSC_MANIFEST\["[^"]+"\]\s*=\s*(\{.*\});?\s*$/s.exec(manifest)?.[1] ?? ''
  const { clientModules } = manifestShape.parse(JSON.parse(laidDown))
  return Object.keys(clientModules)
    .map(module => module.replace(/^\[project\]\//, '').replace(/ <[^>]*>.*$/, ''))
    .filter(module => !harmless.some(known => known.test(module)))
}
