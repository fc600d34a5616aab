import { env } from '@/lib/env'
import { handleGet } from '@/lib/http/get'
import { makeCalendarFile } from '@/lib/use-cases/make-calendar-file'

type Context = { params: Promise<{ token: string }> }

/** The appointment behind a letter's link as a calendar file, in its present state. */
export const GET = handleGet(async (_: Request, { params }: Context) => {
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
})
