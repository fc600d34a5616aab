import { setTimeout as wait } from 'node:timers/promises'
import { endWhenAsked, endWith, isEnding } from './ending'
import { PlainFault } from './faults'

/** Runs a command of this process: it ends in order when asked, and with a plain sentence, where there is one, when it fails. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  endWhenAsked()
  try {
    await command()
  } catch (fault) {
    // What was being opened while we were asked to end may well have failed for that: the signal, if any, is here by then.
    await wait(100)
    if (!isEnding()) console.error(fault instanceof PlainFault ? fault.message : fault)
    await endWith(1)
  }
}
