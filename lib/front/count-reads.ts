import type { IncomingMessage, ServerResponse } from 'node:http'
import { countedRead, type Opened } from '@/lib/domain/articles/counted-read'
import { log } from '@/lib/log'
import { addReads } from '@/lib/use-cases/count-reading'

export type ReadCounter = {
  /** Looks at an answer when it is out. Nothing is written: opening a page changes no table (T54), and needs no database. */
  note(request: IncomingMessage, response: ServerResponse): void
  /** The same for a page that was there before anybody asked: its answer is whole. */
  noteRead(request: IncomingMessage, path: string): void
  /** Adds what was counted to the day's numbers. While the database is away it is kept for the next time. */
  flush(): Promise<void>
}

/** Counts in memory how often articles are opened. */
export function makeReadCounter(write: typeof addReads = addReads): ReadCounter {
  const counts = new Map<string, number>()
  const add = (slug: string, count: number) => counts.set(slug, (counts.get(slug) ?? 0) + count)
  const count = (opened: Opened) => {
    const slug = countedRead(opened)
    if (slug !== null) add(slug, 1)
  }
  return {
    noteRead: ({ method = '', headers }, path) =>
      count({ method, path, status: 200, contentType: 'text/html', headers }),
    note: (request, response) => {
      const { method = '', headers, url = '' } = request
      const [path = ''] = url.split('?')
      response.once('close', () => {
        const contentType = String(response.getHeader('content-type') ?? '')
        const { statusCode: status, writableFinished } = response
        if (writableFinished) count({ method, path, status, contentType, headers })
      })
    },
    flush: async () => {
      if (counts.size === 0) return
      const taken = new Map(counts)
      counts.clear()
      await write(taken).catch(error => {
        for (const [slug, count] of taken) add(slug, count)
        log.error('reads not counted yet', error)
      })
    },
  }
}
