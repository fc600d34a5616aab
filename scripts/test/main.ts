import { endWhenAsked, endWith } from '../start/ending'
import { PlainFault } from '../start/faults'
import { openTestDatabase } from '../testing/test-database'
import { type Count, failure } from './counts'
import { type Suite, suites } from './suites'

endWhenAsked()

let passed = 0
let failed = 0
let closeDatabase: () => Promise<void> = async () => undefined

const database: Suite = {
  name: 'database',
  run: async () => {
    const server = await openTestDatabase()
    closeDatabase = () => server.stop()
    return { passed: 1, failed: 0, notes: [] }
  },
}

// Names after `npm test --` choose suites, for somebody who mends one; CI gives none and gets all.
const chosen = process.argv.slice(2)

for (const suite of [database, ...suites]) {
  if (chosen.length > 0 && suite !== database && !chosen.some(name => suite.name.startsWith(name))) continue
  const count = await runSuite(suite)
  passed += count.passed
  failed += count.failed
}
await closeDatabase()
console.log(`${passed} passed, ${failed} failed`)
await endWith(failed === 0 ? 0 : 1)

// One suite that fails hides nothing: the next ones run all the same.
async function runSuite(suite: Suite): Promise<Count> {
  console.log(`· ${suite.name}`)
  const began = performance.now()
  const count = await suite.run().catch((fault: unknown) => {
    console.log(fault instanceof PlainFault ? fault.message : fault)
    return failure('')
  })
  for (const note of count.notes) console.log(`    ${note}`)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${suite.name}: ${count.passed} passed, ${count.failed} failed  ${seconds} s`,
  )
  return count
}
