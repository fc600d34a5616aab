import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../start/places'
import { lettersOf } from './woff2-letters'

const read = (...parts: string[]) => readFileSync(path.join(projectFolder, ...parts))
const styles = read('app/styles/fonts.css').toString()

type Face = { family: string; file: string; range: Set<number> }

const faces: Face[] = [...styles.matchAll(/@font-face \{([^}]*unicode-range[^}]*)\}/g)].map(
  ([, rules = '']) => {
    const text = (pattern: RegExp) => pattern.exec(rules)?.[1] ?? ''
    return {
      family: `${text(/font-family: "([^"]+)"/)} ${text(/font-style: (\w+)/)} ${text(/font-weight: ([\d ]+)/)}`,
      file: text(/url\("\/fonts\/([^"]+)"\)/),
      range: rangeOf(text(/unicode-range: ([^;]+)/)),
    }
  },
)
const isSites = ({ file }: Face) => file.includes('-site-')

function rangeOf(text: string): Set<number> {
  const parts = [...text.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)]
  return new Set(
    parts.flatMap(([, first = '', last = first]) => {
      const from = Number.parseInt(first, 16)
      return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, more) => from + more)
    }),
  )
}

// No font of ours draws this one; the reader's own does.
const drawnElsewhere = new Set(['↩'])

/** Every letter that stands in a file of words or of the interface, and one file it stands in. */
function lettersInUse(): Map<number, string> {
  const found = new Map<number, string>()
  for (const folder of ['content', 'app', 'components'])
    for (const name of readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.(mdx|md|yaml|tsx?|css)$/.test(name) && !/\.test\.|(^|\/)_/.test(name))
        for (const letter of read(folder, name).toString())
          if (letter > '\u001f' && !drawnElsewhere.has(letter))
            found.set(letter.codePointAt(0) ?? 0, `${folder}/${name}`)
  return found
}

test('G1 the site’s own fonts have every letter that its words and its interface are written with', () => {
  const used = lettersInUse()
  expect(used.size).toBeGreaterThan(95)
  for (const face of faces.filter(isSites)) {
    const missing = [...used].filter(([letter]) => !face.range.has(letter))
    expect(
      missing.map(([letter, file]) => `${String.fromCodePoint(letter)} in ${file}`),
      face.file,
    ).toEqual([])
  }
})

test('G1 every file of a face has the letters it is declared for', () => {
  expect(faces).toHaveLength(6)
  for (const { file, range } of faces) {
    const letters = lettersOf(read('public/fonts', file))
    const missing = [...range].filter(letter => !letters.has(letter))
    expect(
      missing.map(letter => letter.toString(16)),
      file,
    ).toEqual([])
  }
})

test('G1 the two files of a face share no letter and differ in nothing else, so that they are one face', () => {
  for (const family of new Set(faces.map(face => face.family))) {
    const [one, other, ...more] = faces.filter(face => face.family === family)
    expect([one !== undefined && !isSites(one), other !== undefined && isSites(other), more]).toEqual([
      true,
      true,
      [],
    ])
    expect([...(one?.range ?? [])].filter(letter => other?.range.has(letter) === true)).toEqual([])
  }
})

test('G1 the fonts that an article may need have 100 KB together, and the first view waits for half of that', () => {
  const size = (file: string) => read('public/fonts', file).length
  const files = faces.filter(isSites).map(face => face.file)
  expect(files.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(100 * 1024)
  const layout = read('app/layout.tsx').toString()
  const preloaded = files.filter(file => layout.includes(`'${file.replace('.woff2', '')}'`))
  expect(preloaded).toHaveLength(2)
  expect(preloaded.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(50 * 1024)
})
