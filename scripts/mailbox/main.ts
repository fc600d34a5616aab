import { codeOf } from '../start/faults'
import { Letters } from './letters'
import { openSmtp } from './smtp'
import { openWeb } from './web'

// The process that started us holds the other end of this pipe: when it ends, however it ends, so do we.
process.stdin.on('end', () => process.exit(0))
process.stdin.on('error', () => process.exit(0))
process.stdin.resume()

try {
  const letters = await Letters.open(process.env.MAILBOX_FOLDER ?? '.data/mailbox')
  await openSmtp(letters, Number(process.env.MAILBOX_SMTP_PORT ?? 1025))
  await openWeb(letters, Number(process.env.MAILBOX_PORT ?? 8025))
  console.log('ready')
} catch (fault) {
  const isTaken = codeOf(fault) === 'EADDRINUSE'
  console.error(isTaken ? 'A port of the mailbox is taken: set MAILBOX_PORT and MAILBOX_SMTP_PORT.' : fault)
  process.exit(1)
}
