import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { isCollecting } from './kept'

/** Where the words of this installation are: the folder `content` of the directory the process was started in. */
export function contentRoot(): string {
  return path.join(process.cwd(), 'content')
}

export type TextFile = {
  /** As people say it: `content/articles/x.mdx`. */ file: string
  slug: string
  text: string
}

/** The text of one file under the root. `name` is a constant of the code, never something a visitor sent. */
export function readText(root: string, name: string): TextFile {
  const full = path.join(root, name)
  return {
    file: `content/${name}`,
    slug: path.parse(name).name,
    text: readFileSync(full, 'utf8').replaceAll('\r\n', '\n'),
  }
}

/** Files of one folder by name; other kinds of file are left alone, and so is a template, whose name begins with a low line. */
export function listTexts(root: string, folder: string, extension: string): TextFile[] {
  const names = readdirSync(path.join(root, folder)).filter(
    name => name.endsWith(extension) && !name.startsWith('_'),
  )
  return names.sort().map(name => readText(root, `${folder}/${name}`))
}

/** Changes whenever one of these files, or a file under one of these folders, is added, removed or written: what a cache may be trusted with. */
function signatureOf(root: string, places: readonly string[]): string {
  return places
    .flatMap(place => {
      const full = path.join(root, place)
      if (statSync(full).isFile()) return [full]
      return readdirSync(full, { recursive: true, encoding: 'utf8' })
        .sort()
        .map(name => path.join(full, name))
    })
    .map(full => {
      const { mtimeMs, size } = statSync(full)
      return `${full}:${mtimeMs}:${size}`
    })
    .join('\n')
}

// With a thousand files a look at each costs as much as the rest of a page.
const lookAgainMs = 1_000

/**
 * Keeps what was made from these files and folders until one of them changes. The installation's own are looked at once a second
 * at most; those under a root that is named, each time.
 */
export function rememberUntilChanged<T>(
  places: readonly string[],
  make: (root: string) => T,
): (root?: string) => T {
  const kept = new Map<string, { signature: string; value: T; lookedAt: number }>()
  return named => {
    const root = named ?? contentRoot()
    const earlier = isCollecting() ? undefined : kept.get(root)
    const now = performance.now()
    if (earlier !== undefined && named === undefined && now < earlier.lookedAt + lookAgainMs)
      return earlier.value
    const signature = signatureOf(root, places)
    const value = earlier?.signature === signature ? earlier.value : make(root)
    kept.set(root, { signature, value, lookedAt: now })
    return value
  }
}
