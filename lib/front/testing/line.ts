import net from 'node:net'

export type Line = {
  /** The database's address through this line. */
  reach(databaseUrl: string): Promise<string>
  /** Ends every connection and takes no other, as when the database's machine is off. */
  cut(): Promise<void>
  mend(): Promise<void>
  /** Nothing is ended and nothing carried any more, as when the database's processes are stopped; until `speak`. */
  hush(): void
  speak(): void
}

/** A line between a server and its database that a test can cut and mend. */
export function makeLine(): Line {
  const open = new Set<net.Socket>()
  const place = { port: 0, host: '', behind: 0, silent: false }
  const server = net.createServer(near => {
    const far = net.connect(place.behind, place.host)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.on('data', part => other.write(part))
      if (place.silent) one.pause()
    }
  })
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(place.port, '127.0.0.1', resolve)
    })
  return {
    reach: async databaseUrl => {
      const url = new URL(databaseUrl)
      Object.assign(place, { host: url.hostname, behind: Number(url.port || 5432) })
      await listen()
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no port')
      place.port = address.port
      url.host = `127.0.0.1:${place.port}`
      return url.href
    },
    cut: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
    mend: listen,
    hush: () => {
      place.silent = true
      for (const socket of open) socket.pause()
    },
    speak: () => {
      place.silent = false
      for (const socket of open) socket.resume()
    },
  }
}
