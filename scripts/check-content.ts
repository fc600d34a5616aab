import { problemWords } from '@/lib/content/problem'
import { findProblems } from './start/words'

const problems = findProblems()
for (const problem of problems) console.log(`${problem.level}: ${problemWords(problem)}`)
process.exitCode = problems.some(problem => problem.level === 'error') ? 1 : 0
