import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch, launchBuilt } from './bootstrap/launch.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const program = path.join('scripts', 'start', 'main.ts')
const [command = 'start', ...args] = process.argv.slice(2)

// Next decides by NODE_ENV, while it is being loaded, which React it runs: so it is set before anything else.
const nodeEnvironment = command === 'dev' ? 'development' : 'production'

process.exit(
  command === 'start'
    ? await launchBuilt(root, program, ['prepare'])
    : await launch(root, program, [command, ...args], nodeEnvironment),
)
