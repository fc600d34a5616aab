import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../start/places'

// Each line: a file, what it imports, and the rule that must refuse it; null where it must be allowed.
const plants: readonly [string, string, string | null][] = [
  ['lib/domain/time/wall.ts', '@/lib/env', 'room-lib-domain'],
  ['lib/domain/time/disk.ts', 'node:fs', 'domain-is-pure'],
  ['lib/data/read/mail.ts', '@/lib/email/transport', 'room-lib-data'],
  ['lib/use-cases/sign.ts', '@/lib/auth/options', 'room-lib-use-cases'],
  ['lib/use-cases/send.ts', '@/lib/email/transport', 'transport-from-deliver-letters'],
  ['lib/use-cases/deliver-letters.ts', '@/lib/email/transport', null],
  ['lib/content/read.ts', '@/lib/data/db', 'room-lib-content'],
  ['components/site/page.tsx', '@/lib/data/db', 'components-show'],
  ['components/site/other.tsx', '@/components/staff/desk', 'components-stay-in-their-area'],
  ['components/site/rule.tsx', '@/lib/domain/rule', null],
  ['app/write.ts', '@/lib/data/write/row', 'app-reads'],
  ['lib/forms/route.ts', '@/app/page', 'nobody-imports-app'],
  ['e2e/look.spec.ts', '@/lib/data/db', 'journeys-see-pages'],
  ['lib/pdf/barrel.ts', './index', 'no-barrels'],
  ['lib/calendar/one.ts', './two', 'no-cycles'],
]

const targets = ['lib/env', 'lib/data/db', 'lib/data/write/row', 'lib/email/transport', 'lib/auth/options']
const others = ['lib/domain/rule', 'components/staff/desk', 'app/page', 'lib/pdf/index']

function plantAll(folder: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  for (const file of [...targets, ...others]) write(`${file}.ts`, 'export const something = 1\n')
  write('lib/calendar/two.ts', "import './one'\n")
  for (const [file, imported] of plants) write(file, `import '${imported}'\n`)
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(path.join(projectFolder, file), path.join(folder, file))
  }
  symlinkSync(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'))
}

test('The import rules refuse every planted import that the house plan forbids, and allow those it allows', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rules-'))
  try {
    plantAll(folder)
    const tool = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'
    const args = [tool, '--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'e2e']
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    for (const [file, , rule] of plants) {
      const found = stdout
        .split('\n')
        .filter(line => line.includes(`: ${file} `))
        .join('\n')
      if (rule === null) expect(found).toBe('')
      else expect(found, file).toContain(rule)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
