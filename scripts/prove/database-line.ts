import net from 'node:net'

export type Cut = 'before COMMIT' | 'after COMMIT'

/** A TCP line between a server and its PostgreSQL which a test can cut. */
export type DatabaseLine = {
  /** The address of the database at `url`, reached through this line. */
  through(url: string): Promise<string>
  /**
   * Cuts the next connection whose transaction sent this statement: instead of carrying its COMMIT, or when PostgreSQL has answered it,
   * without carrying the answer. Resolves when it is cut.
   */
  cutNext(when: Cut, statement: string): Promise<void>
  /** Nobody gets through, and who is through is cut off; until `comeBack`. */
  goAway(): void
  comeBack(): void
  close(): Promise<void>
}

type Trap = { readonly when: Cut; readonly statement: string; readonly sprung: () => void }

export function makeDatabaseLine(): DatabaseLine {
  const sockets = new Set<net.Socket>()
  const state: { trap: Trap | null; away: boolean; target: URL | null } = {
    trap: null,
    away: false,
    target: null,
  }
  const take = (trap: Trap) => {
    if (state.trap === trap) state.trap = null
    trap.sprung()
  }
  const server = net.createServer(client => {
    if (state.away || state.target === null) return void client.destroy()
    const database = net.connect(Number(state.target.port), state.target.hostname)
    for (const socket of [client, database]) keep(sockets, socket)
    client.on('close', () => database.destroy())
    database.on('close', () => client.destroy())
    carry(client, database, () => state.trap, take)
  })
  return {
    through: url => {
      const target = new URL(url)
      state.target = target
      return listen(server).then(port => {
        const line = new URL(url)
        line.host = `127.0.0.1:${port}`
        return line.href
      })
    },
    cutNext: (when, statement) =>
      new Promise(sprung => {
        state.trap = { when, statement, sprung }
      }),
    goAway: () => {
      state.away = true
      for (const socket of sockets) socket.destroy()
    },
    comeBack: () => {
      state.away = false
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function carry(
  client: net.Socket,
  database: net.Socket,
  trap: () => Trap | null,
  take: (trap: Trap) => void,
): void {
  let isMarked = false
  let ending: Trap | null = null
  const readTexts = rememberTexts()
  client.on('data', part => {
    const set = trap()
    const texts = readTexts(part)
    if (texts.includes('BEGIN')) isMarked = false
    if (set !== null && texts.includes(set.statement)) isMarked = true
    if (set !== null && isMarked && texts.includes('COMMIT')) {
      if (set.when === 'before COMMIT') {
        take(set)
        return void client.destroy()
      }
      ending = set
    }
    database.write(part)
  })
  database.on('data', part => {
    if (ending === null) return void client.write(part)
    take(ending)
    client.destroy()
  })
}

// PostgreSQL's protocol, 55.7: Parse is P, a length, a name and a text; Bind is B, a length, a portal and the name of a statement.
const parses = /P[\s\S]{4}(\w+)\0([^\0]*)/g
const binds = /B[\s\S]{4}\w*\0(\w+)\0/g

/** The texts of the statements that a part of a connection runs, also of those that were named in an earlier part. */
function rememberTexts(): (part: Buffer) => string {
  const texts = new Map<string, string>()
  return part => {
    const bytes = part.toString('latin1')
    for (const [, name = '', text = ''] of bytes.matchAll(parses)) texts.set(name, text)
    const named = [...bytes.matchAll(binds)].map(([, name = '']) => texts.get(name) ?? '')
    return [bytes, ...named].join('\n')
  }
}

function keep(sockets: Set<net.Socket>, socket: net.Socket): void {
  sockets.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => sockets.delete(socket))
}

function listen(server: net.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('No TCP port was given.'))
      else resolve(address.port)
    })
  })
}
