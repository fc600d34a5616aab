import { spawnKept } from '../bootstrap/kept.mjs'
import { projectFolder } from './places'

type ToolRun = { readonly code: number; readonly output: string }

/** Runs a program of node_modules on this very Node, from the project's folder unless told of another, and gathers what it says. */
export function runTool(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  cwd = projectFolder,
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawnKept(process.execPath, [script, ...args], { cwd, env, output: 'pipe' })
    const parts: Buffer[] = []
    child.stdout?.on('data', (part: Buffer) => parts.push(part))
    child.stderr?.on('data', (part: Buffer) => parts.push(part))
    child.once('error', reject)
    child.once('close', code => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString() }))
  })
}
