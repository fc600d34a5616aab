import { Server } from 'node:http'
import next from 'next'
import { env } from '@/lib/env'
import { closeInOrder } from './close'
import { type Handler, makeFront } from './front'
import { makeListener } from './listener'

export type RunningServer = { close(): Promise<void> }

type Place = { readonly port: number; readonly hostname: string; readonly dev: boolean }

/**
 * Starts the site. Resolves once it listens; throws an Error with one plain sentence when the port cannot be had. `close` accepts
 * nobody new, lets every request in flight finish, and is done within ten seconds.
 */
export async function startServer({ port, hostname, dev }: Place): Promise<RunningServer> {
  const { publicUrl, trustedProxies } = env()
  let isClosing = false
  const pages: { handler: Handler | null } = { handler: null }
  const front = makeFront(async (request, response) => pages.handler?.(request, response), {
    publicUrl,
    trustedProxies,
    dev,
    isClosing: () => isClosing,
  })
  const listener = makeListener(front, {
    isHttps: publicUrl.startsWith('https:'),
    passesUpgrade: path => dev && path.startsWith('/_next/'),
  })
  // The framework hangs its own upgrade handler on the server it is given; in production that is one nobody can reach.
  const app = next({ dev, dir: process.cwd(), hostname, port, httpServer: dev ? listener : new Server() })
  await app.prepare()
  pages.handler = app.getRequestHandler()
  try {
    await listen(listener, port, hostname)
  } catch (fault) {
    await app.close()
    throw explain(fault, port, hostname)
  }
  return {
    close: async () => {
      isClosing = true
      await closeInOrder(listener)
      await app.close()
    },
  }
}

function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function explain(fault: unknown, port: number, hostname: string): Error {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is already in use: stop the other program, or choose another port with PORT.`,
    EACCES: `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `${hostname} is not an address of this machine: correct HOST.`,
    ENOTFOUND: `${hostname} is not an address of this machine: correct HOST.`,
  }
  const sentence = sentences[String(code)] ?? `The server cannot listen on ${hostname}, port ${port}.`
  return new Error(sentence, { cause: fault })
}
