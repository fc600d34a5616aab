import path from 'node:path'
import { build } from 'esbuild'

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
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/start/start.ts'],
    // The sources find the project two folders above them, and so does this.
    outdir: path.join(buildFolder, 'program'),
    bundle: true,
    splitting: true,
    packages: 'external',
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
  return { files: Object.keys(metafile.inputs), packages: [...new Set(packages)] }
}
