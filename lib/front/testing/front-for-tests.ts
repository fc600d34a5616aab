import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { closeInOrder } from '../close'
import { type FrontSettings, makeFront } from '../front'
import type { Handler } from '../handler'
import { listen } from '../listen'
import { makeListener } from '../listener'

type Asked = {
  method?: string
  path?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}
export type Answered = { status: number; headers: IncomingHttpHeaders; text: string; bytes: Buffer }

/** A front on a free port before a handler of the test's own; `seen` holds every request that got through. */
export async function openFront(handler: Handler, settings: Partial<FrontSettings> = {}) {
  const seen: { method: string; url: string; headers: IncomingHttpHeaders }[] = []
  let isClosing = false
  const inner: Handler = (request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers })
    return handler(request, response)
  }
  const front = makeFront(inner, {
    publicUrl: 'https://practice.example',
    trustedProxies: 0,
    dev: false,
    isClosing: () => isClosing,
    findOutage: async () => null,
    ...settings,
  })
  const server = makeListener(front, { isHttps: true, passesUpgrade: () => false })
  await listen(server, 0, '127.0.0.1')
  const { port } = addressOf(server.address())
  const close = () => {
    isClosing = true
    return closeInOrder(server)
  }
  return {
    port,
    seen,
    close,
    ask: (asked: Asked) => ask(port, asked),
    speak: (text: string) => speak(port, text),
  }
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.')
  return address
}

function ask(port: number, { method = 'GET', path = '/', headers = {}, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, answer => {
      readBytes(answer).then(
        bytes =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: bytes.toString(), bytes }),
        reject,
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const read = async (stream: IncomingMessage): Promise<string> => (await readBytes(stream)).toString()

async function readBytes(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** Sends these very bytes and reads until the other side hangs up. */
function speak(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'))
    let heard = ''
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => {
      heard += part
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
  })
}
