import { log } from '@/lib/log'
import { referenceHeader } from './request-headers'

type Headers = Readonly<Record<string, string | string[] | undefined>>
type Place = { readonly routePath: string; readonly routeType: string }

/** Writes down a page's failure: the error's class and where, the digest that the page shows, the reference of the answer (T67). */
export function notePageFailure(error: unknown, headers: Headers, { routePath, routeType }: Place): void {
  const reference = headers[referenceHeader]
  log.error('page failed', error, {
    route: routePath,
    kind: routeType,
    digest: digestOf(error),
    reference: Array.isArray(reference) ? reference[0] : reference,
  })
}

function digestOf(error: unknown): string | undefined {
  const hasDigest = typeof error === 'object' && error !== null && 'digest' in error
  return hasDigest && typeof error.digest === 'string' ? error.digest : undefined
}
