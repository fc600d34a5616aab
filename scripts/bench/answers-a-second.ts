import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

type Asking = { readonly address: string; readonly clients: number; readonly seconds: number }
type Counted = { readonly answers: number; readonly seconds: number }

const endOfHead = Buffer.from('\r\n\r\n')
const endOfChunks = '0\r\n\r\n'

/**
 * How many whole answers a server gives in a second to so many connections, each asking again as soon as it has its answer. Reads no more of
 * an answer than where it ends: whoever measures a server must cost less than the server. Throws on any answer but 200.
 */
export async function answersASecond(asking: Asking): Promise<number> {
  const { answers, seconds } = await countAnswers(asking)
  return answers / seconds
}

/** The same as a count, with the seconds it really took. */
export async function countAnswers({ address, clients, seconds }: Asking): Promise<Counted> {
  const { hostname, port, pathname, host } = new URL(address)
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\nUser-Agent: bench\r\n\r\n`
  const sockets = await Promise.all(
    Array.from({ length: clients }, async () => {
      const socket = connect({ port: Number(port), host: hostname, noDelay: true })
      await once(socket, 'connect')
      return socket
    }),
  )
  const counts = { answers: 0, isOver: false }
  const began = performance.now()
  const all = Promise.all(sockets.map(socket => askOnAndOn(socket, request, counts)))
  const timer = setTimeout(() => {
    counts.isOver = true
  }, seconds * 1000)
  await all.finally(() => clearTimeout(timer))
  return { answers: counts.answers, seconds: (performance.now() - began) / 1000 }
}

function askOnAndOn(
  socket: Socket,
  request: string,
  counts: { answers: number; isOver: boolean },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isWhole = startAnswer()
    socket.on('error', reject)
    socket.on('close', () => (counts.isOver ? resolve() : reject(new Error('The server hung up.'))))
    socket.on('data', part => {
      try {
        if (!isWhole(part)) return
      } catch (fault) {
        socket.destroy()
        return reject(fault)
      }
      counts.answers += 1
      if (counts.isOver) return socket.destroy()
      isWhole = startAnswer()
      socket.write(request)
    })
    socket.write(request)
  })
}

/** Takes an answer part by part, and says of each whether the answer ends with it. */
function startAnswer(): (part: Buffer) => boolean {
  let head: Buffer = Buffer.alloc(0)
  let left: number | null = null
  let tail = ''
  return part => {
    let body = part
    if (left === null) {
      head = head.length === 0 ? part : Buffer.concat([head, part])
      const end = head.indexOf(endOfHead)
      if (end < 0) return false
      left = lengthSaid(head.toString('latin1', 0, end))
      body = head.subarray(end + endOfHead.length)
    }
    if (left >= 0) {
      left -= body.length
      return left <= 0
    }
    tail = (tail + body.toString('latin1', Math.max(0, body.length - endOfChunks.length))).slice(
      -endOfChunks.length,
    )
    return tail === endOfChunks
  }
}

/** The length that a head announces; below nothing when the body comes in chunks. */
function lengthSaid(head: string): number {
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Not an answer: ${head.slice(0, 60)}`)
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  return length === undefined ? -1 : Number(length)
}
