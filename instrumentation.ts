import type { Instrumentation } from 'next'

/** Says in the log what failed in a page (lib/front/page-failure.ts). */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // The framework also compiles this file for a runtime without Node, which nothing here runs on: it must not look further.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { notePageFailure } = await import('@/lib/front/page-failure')
  notePageFailure(error, request.headers, context)
}
