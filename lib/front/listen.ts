import type { Server } from 'node:http'

/** Opens the port. Rejects with an Error of one plain sentence, for whoever started the server, when it cannot be had. */
export function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (fault: Error) => reject(explain(fault, port, hostname))
    server.once('error', refuse)
    server.listen(port, hostname.replace(/^\[(.*)\]$/, '$1'), () => {
      server.off('error', refuse)
      resolve()
    })
  })
}

function explain(fault: Error, port: number, hostname: string): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is already in use: stop the other program, or choose another port with PORT.`,
    EACCES: `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `${hostname} is not an address of this machine: correct HOST.`,
    ENOTFOUND: `${hostname} is not an address of this machine: correct HOST.`,
  }
  const code = 'code' in fault ? String(fault.code) : ''
  return new Error(sentences[code] ?? `The server cannot listen on ${hostname}, port ${port}.`, {
    cause: fault,
  })
}
