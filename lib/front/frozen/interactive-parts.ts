import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

// What the router puts around every page, and the pages of a failure, which no page that could be frozen shows.
const harmless = [
  /^node_modules\/next\/dist\/(esm\/)?client\/components\/(layout-router|render-from-template-context|client-page|client-segment|http-access-fallback\/error-boundary|builtin\/global-error)\.js$/,
  /^node_modules\/next\/dist\/(esm\/)?lib\/(framework\/boundary-components|metadata\/generate\/icon-mark)\.js$/,
  /^app\/(error|global-error)\.tsx$/,
]

const manifestShape = z.object({ clientModules: z.record(z.string(), z.unknown()) })

/**
 * The files of the components that the built page of a route would bring to life by scripts; none for a page that may be frozen.
 * Rejects when the build does not say which it holds.
 */
export async function listInteractiveParts(buildFolder: string, route: string): Promise<string[]> {
  const file = path.join(buildFolder, 'server/app', route, 'page_client-reference-manifest.js')
  return interactivePartsOf(await readFile(file, 'utf8'))
}

/** The same, of the text of the build's own list: a script that lays one object down under the name of the route. */
export function interactivePartsOf(manifest: string): string[] {
  const laidDown = /__RSC_MANIFEST\["[^"]+"\]\s*=\s*(\{.*\});?\s*$/s.exec(manifest)?.[1] ?? ''
  const { clientModules } = manifestShape.parse(JSON.parse(laidDown))
  return Object.keys(clientModules)
    .map(module => module.replace(/^\[project\]\//, '').replace(/ <[^>]*>.*$/, ''))
    .filter(module => !harmless.some(known => known.test(module)))
}
