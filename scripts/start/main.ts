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
  // What was being opened while we were asked to end may well have failed for that.
  if (!isEnding()) console.error(fault instanceof PlainFault ? fault.message : fault)
  await endWith(1)
}
