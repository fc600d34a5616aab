import type { ChildProcess } from 'node:child_process'

type Manner = { cwd: string; env: NodeJS.ProcessEnv; output: 'inherit' | 'pipe' }

export function spawnKept(file: string, args: readonly string[], manner: Manner): ChildProcess
