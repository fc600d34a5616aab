import { proveHistories } from '../model/prove-histories'
import type { Finding } from './tally'

/**
 * So many histories of callers who act at once, each judged against the model, by a seed that nobody has tried before. What breaks
 * says its seed and where its history lies.
 */
export async function proveAnyHistory(rounds: number): Promise<Finding> {
  const { played, moments, answers, broken } = await proveHistories(rounds, Date.now() % 2 ** 31)
  const count = (fits: (answer: string) => boolean) =>
    Object.entries(answers).reduce((sum, [answer, times]) => (fits(answer) ? sum + times : sum), 0)
  const counts = {
    histories: played,
    'moments judged': moments,
    'commands given': count(() => true),
    'bookings and requests': count(answer => /^proof (confirmed|requested)$/.test(answer)),
    'answers lost in a crash': count(answer => answer.endsWith(' lost')),
  }
  return { counts, broken: broken === null ? [] : [broken] }
}
