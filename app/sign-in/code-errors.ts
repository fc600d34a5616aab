import { otherContent, type Reply, tooMany } from '@/lib/http/reply'
import type { AnotherCode } from '@/lib/use-cases/another-code'

/** A code that was not the one: what to do next, in words, and how many tries are left. */
export function codeErrors(reason: 'wrong-code' | 'code-ended', triesLeft: number, page: string): Reply {
  const tries = triesLeft === 1 ? 'one try is left' : `${triesLeft} tries are left`
  const words = {
    'wrong-code': `That is not the code we sent last: ${tries}`,
    'code-ended': 'This code no longer works. Send a new one, and use the newest letter',
  }
  return { status: 422, json: { error: reason, triesLeft }, to: page, errors: { code: words[reason] } }
}

export function replyToAnotherCode(outcome: AnotherCode, page: string): Reply {
  if (outcome.ok)
    return {
      status: 202,
      json: { next: page },
      to: page,
      notice: 'We sent a new code. It may take a minute to arrive.',
    }
  switch (outcome.reason) {
    case 'too-many':
      return tooMany(900)
    case 'nothing-asked':
      return {
        status: 422,
        json: { error: 'code-ended', triesLeft: 0 },
        to: page,
        errors: { code: 'Nothing was asked for in this browser yet' },
      }
    case 'other-content':
      return otherContent(page)
  }
}
