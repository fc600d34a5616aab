import path from 'node:path'
import { checkContent } from '@/lib/content/check'
import { getPracticeContent } from '@/lib/content/practice'
import { ContentError, type Problem, problemWords } from '@/lib/content/problem'
import { instant, parseZone, type Zone } from '@/lib/domain/time/types'
import { instantToWall } from '@/lib/domain/time/wall-clock'
import { PlainFault } from './faults'
import { projectFolder } from './places'
import { say } from './steps'

/** Everything that is wrong with the words under `content/` today, in the practice's zone. */
export function findProblems(): readonly Problem[] {
  return checkContent(path.join(projectFolder, 'content'), today())
}

/** Stops before a build when a file of words is wrong, with a line for each fault; shows what is merely due. */
export async function requireSoundWords(): Promise<void> {
  const problems = findProblems()
  const errors = problems.filter(problem => problem.level === 'error')
  if (errors.length > 0) throw new PlainFault(errors.map(problemWords).join('\n'))
  for (const problem of problems) say(`· ${problemWords(problem)}`)
}

/** The date on the practice's wall, `YYYY-MM-DD`. */
export function today(): string {
  const zone = findZone()
  return zone === null ? new Date().toISOString().slice(0, 10) : instantToWall(instant(Date.now()), zone).date
}

// A practice file that is wrong is found by the check itself, which then needs any day at all.
function findZone(): Zone | null {
  try {
    return parseZone(getPracticeContent().practice.zone)
  } catch (fault) {
    if (fault instanceof ContentError) return null
    throw fault
  }
}
