import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, type Encoding } from './frozen/choose-encoding'
import { openPacker, type Packing, packWhole } from './pack-bytes'
import { leastPacked, prepareHead } from './pack-head'
import { type Taker, takeAnswer, type WayOut } from './take-answer'

type Body = Pick<Taker, 'part' | 'over'>

// An answer that is whole by then goes out in one piece, with its length; another begins to leave in parts.
const patienceMs = 20
// More than this is not packed in one go, because everybody else waits meanwhile.
const mostAtOnce = 512 * 1024

/**
 * Packs what the next one to be asked answers, once, in the form that the asking side reads best (RFC 9110, 8.4 and 12.5.3); of them
 * plain bytes are asked. Left alone is what is short, what is packed already, and what says that it must not be changed. A page that
 * is long in the writing leaves in parts, as it is written.
 */
export function packAnswer(request: IncomingMessage, response: ServerResponse): void {
  const encoding = encodingFor(request)
  request.headers['accept-encoding'] = 'identity'
  takeAnswer(response, wayOut => ({
    takes: () => prepareHead(request, response, encoding),
    ...(encoding === 'identity' ? nothing : packBody(encoding, response, wayOut)),
  }))
}

const nothing: Body = { part: () => undefined, over: () => undefined }

/**
 * The length of a packed answer tells who watches the line whether words of their choice are in it twice. To try many words they need
 * another site, which makes a visitor's browser ask with the visitor's cookies: what is asked for like that stays plain.
 */
function encodingFor({ headers }: IncomingMessage): Encoding {
  const isLed = headers['sec-fetch-site'] === 'cross-site' && headers.cookie !== undefined
  return isLed ? 'identity' : chooseEncoding(headers['accept-encoding'])
}

function packBody(packing: Packing, response: ServerResponse, wayOut: WayOut): Body {
  const held: Buffer[] = []
  let length = 0
  let rest: Body | null = null
  let patience: NodeJS.Timeout | undefined
  response.once('close', () => clearTimeout(patience))

  function leave(): void {
    clearTimeout(patience)
    rest = packParts(packing, response, wayOut)
    for (const bytes of held.splice(0)) rest.part(bytes)
  }

  return {
    part: bytes => {
      if (rest !== null) return rest.part(bytes)
      held.push(bytes)
      length += bytes.length
      if (length > mostAtOnce) leave()
      else patience ??= setTimeout(leave, patienceMs)
    },
    over: () => {
      clearTimeout(patience)
      if (rest !== null) return rest.over()
      const [only] = held
      const whole = only !== undefined && held.length === 1 ? only : Buffer.concat(held)
      if (length < leastPacked) return wayOut.sendWhole(whole)
      response.setHeader('Content-Encoding', packing)
      wayOut.sendWhole(packWhole(whole, packing))
    },
  }
}

function packParts(packing: Packing, response: ServerResponse, wayOut: WayOut): Body {
  const { packer, flush } = openPacker(packing)
  let pause: NodeJS.Immediate | undefined
  wayOut.open({ 'Content-Encoding': packing })
  packer.on('data', wayOut.sendPart)
  packer.once('end', wayOut.end)
  packer.once('error', error => response.destroy(error))
  response.once('close', () => {
    clearImmediate(pause)
    packer.destroy()
  })
  return {
    part: bytes => {
      packer.write(bytes)
      pause ??= setImmediate(() => {
        pause = undefined
        if (packer.writable) flush()
      })
    },
    over: () => void packer.end(),
  }
}
