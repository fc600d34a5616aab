import { readFileSync } from 'node:fs'
import path from 'node:path'
import { spawnKept } from './kept.mjs'
import { waitForLock } from './machine-lock.mjs'

/** Installs what package-lock.json names, unless exactly that is installed. Answers false when npm could not. */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return true
  const lock = await waitForLock('install', root, () => console.log('  … waiting for another installation'))
  try {
    if (isInstalled(root)) return true
    console.log('  … installing the packages')
    const began = performance.now()
    const code = await runNpm(root, [
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ])
    if (code !== 0 || !isInstalled(root)) return false
    console.log(`  ✓ packages installed  ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return true
  } finally {
    await lock.release()
  }
}

/** npm lists what lies in node_modules when it has finished, so an installation that was killed counts as none. */
export function isInstalled(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'))
  const present = packagesOf(path.join(root, 'node_modules', '.package-lock.json'))
  if (wanted === null || present === null) return false
  return Object.entries(wanted).every(([place, parcel]) => {
    // Packages for other machines are optional and rightly absent here.
    if (place === '' || (parcel.optional && present[place] === undefined)) return true
    return present[place]?.version === parcel.version
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch (fault) {
    if (fault.code === 'ENOENT' || fault instanceof SyntaxError) return null
    throw fault
  }
}

function runNpm(root, args) {
  const script = process.env.npm_execpath
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script)
  const [command, all] = isNpm ? [process.execPath, [script, ...args]] : ['npm', args]
  return new Promise(resolve => {
    const child = spawnKept(command, all, { cwd: root, env: process.env, output: 'inherit' })
    child.once('error', () => resolve(1))
    child.once('exit', code => resolve(code ?? 1))
  })
}
