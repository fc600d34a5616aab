import { setTimeout as wait } from 'node:timers/promises'
import { commands } from './commands'
import { endWhenAsked, endWith, isEnding } from './ending'
import { PlainFault } from './faults'

const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]

endWhenAsked()

try {
  if (command === undefined) throw new PlainFault(`There is no command ${name}.`)
  await command(args)
} catch (fault) {
  // What was being opened while we were asked to end may well have failed for that: the signal, if any, is here by then.
  await wait(100)
  if (!isEnding()) console.error(fault instanceof PlainFault ? fault.message : fault)
  await endWith(1)
}
