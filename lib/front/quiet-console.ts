import { log } from '@/lib/log'

type Voice = (...given: unknown[]) => void

/**
 * The framework prints every error it meets, message and all, and a message may repeat what somebody typed. From here on an
 * error given to the console becomes a line of the log, with its class and place and without its message (V2, T68).
 */
export function quietConsole(target: { error: Voice; warn: Voice }): void {
  for (const level of ['error', 'warn'] as const) {
    const speak = target[level].bind(target)
    target[level] = (...given) => {
      if (given.every(part => typeof part === 'string')) speak(...given)
      else
        log.error(
          'the framework complained',
          given.find(part => part instanceof Error),
        )
    }
  }
}
