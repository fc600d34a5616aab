import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A line of the server's, or silence for ever, or the end of the connection. */
export type Reply = string | 'silence' | 'hang-up'

export type Script = {
  banner?: Reply
  ehlo?: Reply
  rcpt?: (address: string) => Reply
  data?: Reply
  /** After the content's final dot. */
  content?: (address: string) => Reply
  /** Closes right after the answer to the content. */
  dropAfterContent?: boolean
}

export type FakeSmtp = {
  port: number
  /** Every command line, in the order it came, over all connections. */
  commands: string[]
  /** What the server took responsibility for, or at least saw to the end. */
  letters: { to: string; raw: string }[]
  script: Script
  close(): Promise<void>
}

/** An SMTP server on loopback that does as it is told, faults included; it can also be told anew between letters. */
export async function openFakeSmtp(script: Script = {}): Promise<FakeSmtp> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A client that hangs up is one of the cases under test.
    socket.on('error', () => undefined)
    converse(socket, fake)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake server has no port.')
  const fake: FakeSmtp = {
    port: address.port,
    commands: [],
    letters: [],
    script,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}

function converse(socket: Socket, fake: FakeSmtp): void {
  const say = (reply: Reply) => {
    if (reply === 'hang-up') socket.destroy()
    else if (reply !== 'silence') socket.write(`${reply}\r\n`)
  }
  let to = ''
  let waiting = ''
  let readsContent = false
  const takeContent = (raw: string) => {
    readsContent = false
    // RFC 5321 4.5.2: a leading dot was doubled on the way.
    fake.letters.push({ to, raw: raw.replace(/^\.\./gm, '.') })
    say(fake.script.content?.(to) ?? '250 taken')
    if (fake.script.dropAfterContent) socket.end()
  }
  const takeCommand = (line: string) => {
    fake.commands.push(line)
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') say(fake.script.ehlo ?? '250 fake.example')
    else if (verb === 'RCPT') {
      to = /<(.*)>/.exec(line)?.[1] ?? ''
      say(fake.script.rcpt?.(to) ?? '250 ok')
    } else if (verb === 'DATA') {
      const reply = fake.script.data ?? '354 go on'
      readsContent = reply.startsWith('354')
      say(reply)
    } else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else say(verb === 'STAR' ? '502 no such thing here' : '250 ok')
  }
  socket.on('data', bytes => {
    waiting += bytes.toString('latin1')
    for (;;) {
      const mark = readsContent ? '\r\n.\r\n' : '\r\n'
      const end = waiting.indexOf(mark)
      if (end < 0) return
      const piece = waiting.slice(0, end)
      waiting = waiting.slice(end + mark.length)
      if (readsContent) takeContent(`${piece}\r\n`)
      else takeCommand(piece)
    }
  })
  say(fake.script.banner ?? '220 fake.example')
}
