import { gzipSync } from 'node:zlib'

// Lists of times repeat themselves: the usual level takes four times as long for a fifth less.
const level = 2

/** Whether a reader takes gzip (RFC 9110, 12.5.3): named, or meant by `*`, with any weight but nought. */
export function takesGzip(accepted: string | null): boolean {
  const weights = new Map<string, number>()
  for (const one of (accepted ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = one.split(';').map(part => part.trim())
    const weight = parameters.find(parameter => parameter.startsWith('q='))?.slice(2) ?? '1'
    weights.set(coding, Number(weight))
  }
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0
}

/**
 * A long text as an answer, packed in one piece where the reader takes that. What is packed already goes past the server's own
 * compressor, which works in small pieces beside other requests and takes longer. Only for texts that hold no secret.
 */
export function packedText(
  request: Request,
  text: string,
  given: Readonly<Record<string, string>>,
): Response {
  const headers = new Headers({ ...given, Vary: 'Accept-Encoding' })
  const isPacked = takesGzip(request.headers.get('accept-encoding'))
  const body = isPacked ? gzipSync(text, { level }) : Buffer.from(text)
  if (isPacked) headers.set('Content-Encoding', 'gzip')
  headers.set('Content-Length', String(body.length))
  return new Response(body, { headers })
}
