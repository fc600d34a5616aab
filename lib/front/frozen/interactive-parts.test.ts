import { expect, test } from 'vitest'
import { interactivePartsOf } from './interactive-parts'

const manifest = (...files: string[]) => {
  const clientModules = Object.fromEntries(files.map((file, id) => [`[project]/${file}`, { id }]))
  return `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/x/page"] = ${JSON.stringify({ clientModules })};\n`
}
const own = [
  'node_modules/next/dist/esm/client/components/layout-router.js',
  'node_modules/next/dist/esm/lib/framework/boundary-components.js',
  'app/error.tsx',
  'app/global-error.tsx',
]

test('G2 the framework’s own parts around a page are no interactive components', () => {
  expect(interactivePartsOf(manifest(...own))).toEqual([])
})

test.each([
  'components/articles/like-button.tsx',
  'node_modules/next/dist/esm/client/app-dir/link.js',
  'node_modules/next/dist/client/script.js',
  'app/articles/error.tsx',
])('G2 %s is one', file => {
  expect(interactivePartsOf(manifest(...own, file))).toEqual([file])
})

test('G2 a list in a form that nobody knows is refused and not taken for an empty one', () => {
  expect(() => interactivePartsOf('globalThis.__OTHER = {}')).toThrow()
  expect(() => interactivePartsOf('globalThis.__RSC_MANIFEST["/x/page"] = {"modules":{}};')).toThrow()
})
