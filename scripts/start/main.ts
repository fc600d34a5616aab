import { commands } from './commands'
import { PlainFault } from './faults'
import { runCommand } from './run-command'

const [name = '', ...args] = process.argv.slice(2)

await runCommand(async () => {
  const command = commands[name]
  if (command === undefined) throw new PlainFault(`There is no command ${name}.`)
  await command(args)
})
