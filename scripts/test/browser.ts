import { existsSync } from 'node:fs'
import { spawnKept } from '../bootstrap/kept.mjs'
import { projectFolder } from '../start/places'

const ofTheSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** What a browser is started with: as root it has no sandbox, and in a test it calls nobody. */
export const browserFlags: readonly string[] =
  process.getuid?.() === 0
    ? [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ]
    : []

/** The program of a browser that is there: CHROMIUM_PATH, the system's, Playwright's own; null when there is none. */
export async function findBrowser(): Promise<string | null> {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  const { chromium } = await import('@playwright/test')
  return [...ofTheSystem, chromium.executablePath()].find(program => existsSync(program)) ?? null
}

/** Installs a browser where none is: Playwright's, or, where that cannot be had, Debian's as root. */
export async function installBrowser(): Promise<string | null> {
  await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', '--with-deps', 'chromium'])
  const found = await findBrowser()
  if (found !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  await run('apt-get', ['update', '-qq'])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  return findBrowser()
}

// The way that fails here says why on the screen; the next way is tried all the same.
function run(file: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return new Promise(resolve => {
    const child = spawnKept(file, args, { cwd: projectFolder, env, output: 'inherit' })
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
}
