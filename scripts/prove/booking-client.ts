import { randomBytes, randomUUID } from 'node:crypto'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly json: Record<string, unknown>
}
export type Fields = Readonly<Record<string, string>>

/** A booker with a browser, a network and an address of their own, who speaks HTTP to one of the servers. */
export type BookingClient = {
  readonly email: string
  /** Sends a form as a program does. Rejects when the server is gone before it answers. */
  send(path: string, fields: Fields, origin?: string): Promise<Answer>
  /** The same fields as a browser sends them, whose answer is a page or a redirect. */
  submit(path: string, fields: Fields): Promise<Response>
}

type Place = { readonly origin: string; readonly network?: string }

/** A client of the server at `origin`; of a practice on this machine every server takes forms of its own pages. */
export function makeClient({ origin, network = anyNetwork() }: Place): BookingClient {
  const cookies = new Map<string, string>()
  const post = async (at: string, path: string, headers: Record<string, string>, body: string) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${at}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: at, 'x-forwarded-for': network, ...(cookie ? { cookie } : {}), ...headers },
      body,
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return answer
  }
  return {
    email: `client-${randomUUID()}@example.org`,
    send: async (path, fields, at = origin) => {
      const headers = { accept: 'application/json', 'content-type': 'application/json' }
      const answer = await post(at, path, headers, JSON.stringify(fields))
      const { status } = answer
      return { status, headers: answer.headers, json: readObject(await answer.text()) }
    },
    submit: (path, fields) => {
      const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
      return post(origin, path, headers, new URLSearchParams(fields).toString())
    },
  }
}

/** A network nobody else is on, most probably: limits are counted by network. */
export function anyNetwork(): string {
  return `10.${[...randomBytes(3)].join('.')}`
}

function readObject(text: string): Record<string, unknown> {
  if (!text.startsWith('{')) return {}
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
