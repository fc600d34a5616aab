import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream } from 'smtp-server'
import type { Letters } from './letters'

const largest = 10 * 1024 * 1024

/** The end where letters come in: this machine only, no password, no TLS. */
export function openSmtp(letters: Letters, port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largest,
    onData(stream, session, callback) {
      const { mailFrom, rcptTo } = session.envelope
      receive(letters, stream, mailFrom, rcptTo).then(
        () => callback(stream.sizeExceeded ? tooLarge() : null),
        (fault: Error) => callback(fault),
      )
    },
  })
  // A client that goes away in the middle is its own affair.
  server.on('error', fault => console.error(fault.message))
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

async function receive(
  letters: Letters,
  stream: SMTPServerDataStream,
  from: SMTPServerAddress | false,
  to: readonly SMTPServerAddress[],
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  if (stream.sizeExceeded) return
  const sender = from === false ? '' : from.address
  await letters.keep(
    Buffer.concat(parts),
    sender,
    to.map(one => one.address),
    new Date(),
  )
}

function tooLarge(): Error {
  return Object.assign(new Error('The letter is larger than this mailbox takes.'), { responseCode: 552 })
}
