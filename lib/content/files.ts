import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

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

/** Files of one folder by name; other kinds of file are left alone. */
export function listTexts(root: string, folder: string, extension: string): TextFile[] {
  const names = readdirSync(path.join(root, folder)).filter(name => name.endsWith(extension))
  return names.sort().map(name => readText(root, `${folder}/${name}`))
}

/** Changes whenever a file under these folders is added, removed or written: what a cache may be trusted with. */
export function signatureOf(root: string, folders: readonly string[]): string {
  return folders
    .flatMap(folder =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .sort()
        .map(name => {
          const { mtimeMs, size } = statSync(path.join(root, folder, name))
          return `${folder}/${name}:${mtimeMs}:${size}`
        }),
    )
    .join('\n')
}

/** Keeps what was made from these folders until one of their files changes. */
export function rememberUntilChanged<T>(
  folders: readonly string[],
  make: (root: string) => T,
): (root?: string) => T {
  const kept = new Map<string, { signature: string; value: T }>()
  return (root = contentRoot()) => {
    const signature = signatureOf(root, folders)
    const earlier = kept.get(root)
    if (earlier?.signature === signature) return earlier.value
    const value = make(root)
    kept.set(root, { signature, value })
    return value
  }
}
