import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, gunzipSync, gzip, constants as zlib } from 'node:zlib'
import { isPackable } from '../pack-head'
import { chooseEncoding, type Encoding } from './choose-encoding'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

type Form = {
  readonly etag: string
  /** Names and values in turn, as the server writes them fastest. */
  readonly head: string[]
  readonly headUnchanged: string[]
}

/** The bytes, one letter each: such a string goes out in one piece with its head. */
type Whole = Form & { readonly body: string }

/**
 * An answer whose every byte is there before anybody asks, packed: what is plain is the largest by far, hardly anybody asks for it, and it
 * is unpacked from the gzip for who does (`body` null). What does not pack is kept as it is.
 */
export type ReadyAnswer = {
  readonly br: Whole
  readonly gzip: Whole
  readonly identity: Form & { readonly body: string | null }
}

/** Compresses once, as small as it goes, and gives each form a tag of its own (RFC 9110, 8.8.3). `head` says what is no matter of the form. */
export async function makeReady(
  bytes: Buffer,
  contentType: string,
  head: Readonly<Record<string, string>>,
): Promise<ReadyAnswer> {
  const plain = formOf(bytes, 'identity', contentType, head)
  if (!isPackable(contentType)) return { identity: plain, gzip: plain, br: plain }
  const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [br, gz] = await Promise.all([compressBrotli(bytes, { params }), compressGzip(bytes, { level: 9 })])
  return {
    identity: { ...plain, body: null },
    gzip: formOf(gz, 'gzip', contentType, head),
    br: formOf(br, 'br', contentType, head),
  }
}

function formOf(
  bytes: Buffer,
  encoding: Encoding,
  contentType: string,
  head: Readonly<Record<string, string>>,
): Whole {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  const lasting = [...Object.entries(head).flat(), 'ETag', etag]
  const ofBody = ['Content-Type', contentType, 'Content-Length', String(bytes.length)]
  const ofForm = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
  return {
    etag,
    head: [...ofBody, ...ofForm, ...lasting],
    headUnchanged: lasting,
    body: bytes.toString('latin1'),
  }
}

/** Answers a GET or HEAD, and with 304 who has these very bytes already (RFC 9110, 13.1.2). */
export function sendReady(ready: ReadyAnswer, request: IncomingMessage, response: ServerResponse): void {
  const { headers, method } = request
  const form = ready[chooseEncoding(headers['accept-encoding'])]
  if (isKnown(headers['if-none-match'], form.etag)) {
    response.writeHead(304, form.headUnchanged)
    response.end()
    return
  }
  response.writeHead(200, form.head)
  if (method === 'HEAD') response.end()
  else response.end(form.body ?? unpack(ready.gzip), 'latin1')
}

const unpack = ({ body }: Whole): string => gunzipSync(Buffer.from(body, 'latin1')).toString('latin1')

function isKnown(known: string | undefined, etag: string): boolean {
  if (known === undefined) return false
  return known === '*' || known.split(',').some(one => one.trim().replace(/^W\//, '') === etag)
}
