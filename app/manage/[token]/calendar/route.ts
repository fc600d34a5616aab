import { env } from '@/lib/env'
import { makeCalendarFile } from '@/lib/use-cases/make-calendar-file'

type Context = { params: Promise<{ token: string }> }

/** The appointment behind a letter's link as a calendar file, in its present state. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const ics = await makeCalendarFile((await params).token, env().publicUrl)
  if (ics === null)
    return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } })
  return new Response(ics, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=REQUEST',
      'Content-Disposition': 'attachment; filename="appointment.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
