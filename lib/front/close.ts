import type { Server } from 'node:http'

const longestWait = 8_000

/** Accepts nobody new, lets requests in flight finish, and cuts what is left after `wait` milliseconds. */
export async function closeInOrder(server: Server, wait: number = longestWait): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), wait)
  await new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(cut)
}
