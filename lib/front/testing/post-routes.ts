import { accessTable } from '@/scripts/testing/access/access-table'

/** Every address that takes a form, with made-up tokens and ids where it has some. */
export function listPostRoutes(madeUp = 'A'.repeat(43)): string[] {
  return Object.entries(accessTable)
    .filter(([, methods]) => 'POST' in methods)
    .map(([file]) => `/${file.replace(/\/route\.ts$/, '').replace(/^submit\//, '')}`)
    .map(path => path.replace('[token]', madeUp).replace('[id]', '00000000-0000-4000-8000-000000000000'))
}
