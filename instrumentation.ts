import type { Instrumentation } from 'next'
import { referenceHeader } from '@/lib/front/request-headers'
import { log } from '@/lib/log'

/** Says in the log what failed in a page: the error's class and where, the digest that the page shows, the reference of the answer. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const reference = request.headers[referenceHeader]
  log.error('page failed', error, {
    route: context.routePath,
    kind: context.routeType,
    digest: digestOf(error),
    reference: Array.isArray(reference) ? reference[0] : reference,
  })
}

function digestOf(error: unknown): string | undefined {
  const hasDigest = typeof error === 'object' && error !== null && 'digest' in error
  return hasDigest && typeof error.digest === 'string' ? error.digest : undefined
}
