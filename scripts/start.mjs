import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from './bootstrap/launch.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [command = 'start', ...args] = process.argv.slice(2)

// Next decides by NODE_ENV, while it is being loaded, which React it runs: so it is set before anything else.
const nodeEnvironment = command === 'dev' ? 'development' : 'production'

process.exit(
  await launch(root, path.join('scripts', 'start', 'main.ts'), [command, ...args], nodeEnvironment),
)
