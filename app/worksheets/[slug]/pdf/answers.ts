import { routes } from '@/lib/routes'

// Made for one person and kept by nobody: no cache, shared or private, may answer the next one on this machine.
const unkept = { 'Cache-Control': 'private, no-store' }

/** The whole file, whatever part was asked for: a Range of it would have to be the same bytes at every visit. */
export function theFile(fileName: string, bytes: Buffer): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...unkept,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Content-Length': String(bytes.length),
      'Accept-Ranges': 'none',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** To sign-in, and from there straight to the file that was asked for. */
export function signInFirst(next: string): Response {
  return new Response(null, {
    status: 303,
    headers: { ...unkept, Location: `${routes.signIn}?next=${encodeURIComponent(next)}` },
  })
}

export function unknownSheet(): Response {
  return new Response('There is no such worksheet here.\n', {
    status: 404,
    headers: { ...unkept, 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
