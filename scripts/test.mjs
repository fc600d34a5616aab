import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from './bootstrap/launch.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

process.exit(await launch(root, path.join('scripts', 'test', 'main.ts'), process.argv.slice(2), null))
