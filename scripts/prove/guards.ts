import { makeThrowAwayCopy, type ThrowAwayCopy } from './guards-copy'
import { type Guard, guards } from './guards-list'
import { isBesideThePoint, runTests } from './guards-run'
import type { Finding } from './tally'

/**
 * Takes each guard away in a throw-away copy and demands that its test turns red, then that all of them are green in the copy as it
 * was: a test that is red for another reason, or green without its guard, proves nothing.
 */
export async function proveGuards(): Promise<Finding> {
  const copy = await makeThrowAwayCopy()
  const broken: string[] = []
  let noticed = 0
  try {
    for (const guard of guards) {
      const { fault, said } = await tryWithout(copy, guard)
      console.log(`  ${fault === null ? '✓' : '✗'} ${guard.name.padEnd(52)} ${said}`)
      if (fault === null) noticed += 1
      else broken.push(fault)
    }
    const ends = await runTests(copy.folder, [
      ...new Map(guards.map(({ test }) => [test.title, test])).values(),
    ])
    for (const { name, test } of guards)
      if (ends.get(test.title)?.passed !== true)
        broken.push(`${name}: its test is not green with the guard in place`)
  } finally {
    await copy.throwAway()
  }
  return { counts: { guards: guards.length, 'removals noticed': noticed }, broken }
}

async function tryWithout(
  copy: ThrowAwayCopy,
  guard: Guard,
): Promise<{ fault: string | null; said: string }> {
  const putBack = await copy.remove(guard)
  try {
    const end = (await runTests(copy.folder, [guard.test])).get(guard.test.title)
    const id = guard.test.title.split(' ')[0]
    if (end === undefined)
      return { fault: `${guard.name}: its test did not run without it`, said: `${id} did not run` }
    if (end.passed)
      return { fault: `${guard.name}: gone, and its test stays green`, said: `${id} stayed green` }
    const said = `${id} turned red: ${end.said.slice(0, 120)}`
    if (isBesideThePoint(end.said))
      return { fault: `${guard.name}: its test turned red for another reason`, said }
    return { fault: null, said }
  } finally {
    await putBack()
  }
}
