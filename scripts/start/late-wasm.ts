import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'
import { z } from 'zod'

const textShape = z.object({ wasm: z.base64() })

/**
 * Lays WebAssembly that a package carries as the text of a module into `folder`, where the program goes: a text would be held twice
 * for as long as the process runs, a file is read by who asks for it, and forgotten. The module keeps its promise, since what
 * stands for the text becomes the text where one is wanted (ECMA-262, 7.1.1).
 */
export const lateWasm = (root: string, folder: string): Plugin => ({
  name: 'late-wasm',
  setup: ({ onResolve, onLoad }) => {
    const { resolve } = createRequire(path.join(root, 'package.json'))
    onResolve({ filter: /\.wasm-base64\.mjs$/ }, asked => ({
      path: resolve(asked.path),
      namespace: 'late-wasm',
    }))
    onLoad({ filter: /./, namespace: 'late-wasm' }, async found => {
      const { wasm } = textShape.parse(await import(pathToFileURL(found.path).href))
      const name = path.basename(found.path, '.wasm-base64.mjs')
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, `${name}.wasm`), wasm, 'base64')
      return { contents: moduleOf(`${name}.wasm`), loader: 'js' }
    })
  },
})

const moduleOf = (file: string): string => `
  import { readFileSync } from 'node:fs'
  const file = new URL(${JSON.stringify(`./${file}`)}, import.meta.url)
  export const wasm = { [Symbol.toPrimitive]: () => readFileSync(file, 'base64') }`
