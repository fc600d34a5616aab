export const dynamic = 'force-dynamic'

/** The process answers: nothing else is asked, so that a database that is away restarts nobody. */
export function GET(): Response {
  return Response.json({ live: true })
}
