import { execFileSync } from 'node:child_process'

export type Account = { readonly uid: number; readonly gid: number }

/**
 * The account PostgreSQL runs under: null means "as ourselves". PostgreSQL refuses to run as root, so root
 * lends it the account `nobody`, which has a passwd entry everywhere (initdb asks for one).
 */
export function databaseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
}
