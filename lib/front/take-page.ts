import type { ServerResponse } from 'node:http'
import { takeAnswer } from './take-answer'

/**
 * Takes a page that was found from whoever writes it, and sends what `change` makes of it when it is whole. Every other answer passes
 * as it is written. `change` may set headers; the length is said for it, and the tag of the page as it was is not.
 */
export function takePage(response: ServerResponse, change: (page: string) => string): void {
  takeAnswer(response, ({ sendWhole }) => {
    const parts: Buffer[] = []
    return {
      takes: () => isPage(response),
      part: bytes => parts.push(bytes),
      over: () => {
        const changed = change(Buffer.concat(parts).toString('utf8'))
        response.removeHeader('ETag')
        sendWhole(Buffer.from(changed))
      },
    }
  })
}

const isPage = (response: ServerResponse): boolean =>
  response.statusCode === 200 && String(response.getHeader('Content-Type') ?? '').startsWith('text/html')
