import { Server } from 'node:http'
import path from 'node:path'
import next from 'next'
import { env } from '@/lib/env'
import { closeInOrder } from './close'
import { makeReadCounter } from './count-reads'
import { makeFront } from './front'
import { keepFresh } from './frozen/keep-fresh'
import { type Freezing, openReadyPages } from './frozen/ready-pages'
import type { Handler } from './handler'
import { listen } from './listen'
import { makeListener } from './listener'
import { openPageRoutes } from './page-routes'
import { quietConsole } from './quiet-console'

export type RunningServer = { close(): Promise<void> }

type Place = { readonly port: number; readonly hostname: string; readonly dev: boolean }

/** What is known once the site is open, long before anybody can ask. */
type Pages = {
  handler: Handler | null
  ready: Freezing | null
  isPage: (path: string) => boolean
}

const betweenCountsMs = 5_000

/**
 * Starts the site. Resolves once it listens; throws an Error with one plain sentence when the port cannot be had. `close` accepts
 * nobody new, lets every request in flight finish, and is done within ten seconds.
 */
export async function startServer({ port, hostname, dev }: Place): Promise<RunningServer> {
  const { publicUrl, trustedProxies, frozen } = env()
  if (!dev) quietConsole(globalThis.console)
  let isClosing = false
  const pages: Pages = { handler: null, ready: null, isPage: () => false }
  const counter = makeReadCounter()
  const front = makeFront(async (request, response) => pages.handler?.(request, response), {
    publicUrl,
    trustedProxies,
    dev,
    isClosing: () => isClosing,
    noteAnswer: counter.note,
    ready: () => pages.ready,
    isPage: asked => pages.isPage(asked),
  })
  const listener = makeListener(front, {
    isHttps: publicUrl.startsWith('https:'),
    passesUpgrade: path => dev && path.startsWith('/_next/'),
  })
  // The framework hangs its own upgrade handler on the server it is given; in production that is one nobody can reach.
  const app = next({ dev, dir: process.cwd(), hostname, port, httpServer: dev ? listener : new Server() })
  await app.prepare()
  const handler = app.getRequestHandler()
  pages.handler = handler
  if (!dev) pages.isPage = await openPageRoutes(path.join(process.cwd(), '.next'))
  if (frozen && !dev)
    pages.ready = await openReadyPages({
      handler,
      publicUrl,
      projectFolder: process.cwd(),
      noteRead: counter.noteRead,
    })
  try {
    await listen(listener, port, hostname)
  } catch (fault) {
    await app.close()
    throw fault
  }
  const counting = setInterval(counter.flush, betweenCountsMs)
  const keeping = pages.ready === null ? null : keepFresh(pages.ready)
  return {
    close: async () => {
      isClosing = true
      clearInterval(counting)
      keeping?.stop()
      await closeInOrder(listener)
      await counter.flush()
      await app.close()
    },
  }
}
