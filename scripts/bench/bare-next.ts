import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { closeAtEnd } from '../start/ending'
import { projectFolder } from '../start/places'
import { runTool } from '../start/run-tool'

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "bare", "private": true, "type": "module" }',
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(projectFolder)} } }`,
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
  'app/page.jsx':
    "import { connection } from 'next/server'\nexport default async function Page() { await connection(); return <p>A page.</p> }",
}

/** The least that can be called a site of this framework, one page made at each request: built, in a folder that is removed at the end. */
export async function buildBareNext(): Promise<string> {
  // Inside the project, where its packages are found.
  const folder = path.join(projectFolder, 'bench', 'bare-next')
  const remove = () => rm(folder, { recursive: true, force: true })
  await remove()
  closeAtEnd('The bare site', remove)
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  const { PATH, HOME } = process.env
  const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code, output } = await runTool('node_modules/next/dist/bin/next', ['build', folder], env)
  if (code !== 0) throw new Error(`The bare site could not be built: ${output.slice(-2000)}`)
  return folder
}
