import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { NextConfig } from 'next'
import { expect, test } from 'vitest'
import { projectFolder } from './places'

// Read by the build, or by what draws pictures for it; no page and no handler imports them.
const forBuilding = [
  '@mdx-js/loader',
  '@mdx-js/react',
  '@next/mdx',
  'esbuild',
  'fontkit',
  'remark-mdx-frontmatter',
  'sharp',
  'tsx',
]
// The framework puts itself and its own parts together.
const framework = ['next', 'next-auth', 'react', 'react-dom']

test('G13 a package that pages and handlers use is loaded once, and not copied into the code of each route', async () => {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    await readFile(path.join(projectFolder, 'package.json'), 'utf8'),
  )
  const { default: config }: { default: NextConfig } = await import(
    path.join(projectFolder, 'next.config.js')
  )
  const served = Object.keys(manifest.dependencies).filter(
    name => !forBuilding.includes(name) && !framework.includes(name),
  )
  expect([...(config.serverExternalPackages ?? [])].sort()).toEqual(served.sort())
})
