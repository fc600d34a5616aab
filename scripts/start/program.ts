import path from 'node:path'
import { build } from 'esbuild'
import { lateWasm } from './late-wasm'

export type MadeProgram = {
  /** The sources it was made from, relative to the project. */
  readonly files: readonly string[]
  /** What it takes from installed packages, as the sources name it. */
  readonly packages: readonly string[]
}

/**
 * Makes the program that serves the build in `buildFolder`, from the sources in `root`: plain JavaScript that Node runs as it is.
 * Packages stay where they are installed, and what the sources load late is loaded late here.
 */
export async function makeProgram(root: string, buildFolder: string): Promise<MadeProgram> {
  // The sources find the project two folders above them, and so does this.
  const folder = path.join(buildFolder, 'program')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/start/start.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    plugins: [lateWasm(root, folder)],
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node24',
    tsconfig: path.join(root, 'tsconfig.json'),
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
  })
  const imports = Object.values(metafile.inputs).flatMap(input => input.imports)
  const packages = imports.filter(({ external }) => external === true).map(one => one.path)
  const files = Object.keys(metafile.inputs).filter(name => !name.startsWith('late-wasm:'))
  return { files, packages: [...new Set(packages)] }
}
