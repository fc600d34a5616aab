import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { encodings, type ReadyPage } from './ready-page'

type RawAnswer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Names and values in turns, as they came. */
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/** One GET with exactly these headers; the body stays packed as it came. */
export function getRaw(address: string, headers: OutgoingHttpHeaders): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode: status = 0, headers: named, rawHeaders } = response
        resolve({ status, headers: named, rawHeaders, body: Buffer.concat(parts) })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

const ofTheConnection = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])

/** The very bytes and headers that an address answers with, for a server that is to hold them ready. */
export async function holdReady(address: string): Promise<ReadyPage> {
  const answers = await Promise.all(
    encodings.map(async encoding => {
      const { rawHeaders, body } = await getRaw(address, { 'Accept-Encoding': encoding })
      const kept = rawHeaders.filter(
        (_, at) => !ofTheConnection.has(rawHeaders[at - (at % 2)]?.toLowerCase() ?? ''),
      )
      return { headers: [...kept, 'Content-Length', String(body.length)], base64: body.toString('base64') }
    }),
  )
  const [br, gzip, identity] = answers
  if (br === undefined || gzip === undefined || identity === undefined)
    throw new Error('An encoding is missing.')
  return { br, gzip, identity }
}
