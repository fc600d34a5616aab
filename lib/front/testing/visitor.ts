import { randomBytes } from 'node:crypto'
import http, { type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'

export type Answer = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Where a visitor knocks, and every answer that anybody got there. */
export type Site = {
  /** Where the server listens. */
  readonly origin: string
  /** The Origin of our own pages: the public address, or on this machine alone the server's. */
  readonly publicUrl: string
  readonly answers: Answer[]
}

type Asking = {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

export type Fields = Readonly<Record<string, unknown>>

/** One browser on one network, without a page: plain HTTP, with the cookies it was given. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly network: string

  constructor(
    readonly site: Site,
    network?: string,
  ) {
    const [a, b, c] = randomBytes(3)
    this.network = network ?? `10.${a}.${b}.${c}`
  }

  /** The same browser at another server of the same practice. */
  at(site: Site): Visitor {
    const other = new Visitor(site, this.network)
    for (const [name, value] of this.cookies) other.cookies.set(name, value)
    return other
  }

  get(path: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.ask(path, { headers })
  }

  /** Sends a form as a program does. */
  send(path: string, fields: Fields, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    const own = { accept: 'application/json', 'content-type': 'application/json' }
    return this.post(path, JSON.stringify(fields), { ...own, ...headers })
  }

  /** Sends a form as a browser does. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.post(path, new URLSearchParams(fields).toString(), type)
  }

  /** Sends any body from our own pages. */
  post(path: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.ask(path, { method: 'POST', body, headers: { origin: this.site.publicUrl, ...headers } })
  }

  async ask(path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent: OutgoingHttpHeaders = {
      'x-forwarded-for': this.network,
      ...(cookie === '' ? {} : { cookie }),
      ...headers,
    }
    const answer = await exchange(this.site.origin, path, method, sent, body)
    this.site.answers.push(answer)
    for (const change of answer.headers['set-cookie'] ?? []) this.#keep(change)
    return answer
  }

  #keep(change: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(change) ?? []
    if (value === '' || /max-age=0(;|$)/i.test(change)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

function exchange(
  origin: string,
  path: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body: string | Buffer | undefined,
): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  // The path goes out as it was written: an address parser would tidy up what is to be tried.
  const request = http.request({ hostname, port, path, method, headers, agent: false })
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(parts).toString()
        resolve({ method, path, status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    request.end(body)
  })
}

/** The object that an answer says in JSON. */
export const saidBy = (answer: Answer): Record<string, unknown> => JSON.parse(answer.text)
