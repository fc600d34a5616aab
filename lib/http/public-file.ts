import { createHash } from 'node:crypto'

/**
 * A file for everybody, made while the site runs: kept by anyone for a minute, and asked for afterwards by what it is made of
 * (ETag, RFC 9110, 13), so that what appears at its hour is everywhere a minute later.
 */
export function publicFile(request: Request, body: string, contentType: string): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { 'Cache-Control': 'public, max-age=60, must-revalidate', ETag: tag }
  const known = (request.headers.get('if-none-match') ?? '')
    .split(',')
    .map(one => one.trim().replace(/^W\//, ''))
  if (known.includes(tag) || known.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': contentType } })
}
