/** All that is asked about a request and its answer to count it: no address, no cookie, nothing that tells two readers apart. */
export type Opened = {
  method: string
  /** Without the query. */
  path: string
  status: number
  contentType: string
  headers: Readonly<Record<string, string | string[] | undefined>>
}

const articlePath = /^\/articles\/([a-z0-9]+(?:-[a-z0-9]+)*)$/
const machine =
  /bot|crawl|spider|slurp|preview|fetch|monitor|scan|feed|curl|wget|python|java\/|go-http|headless/i

/**
 * The article that somebody opened as a page, or null: a HEAD, a page fetched ahead in case, a part of a page, an error and a program
 * that says what it is do not count. What programs hide cannot be known without following people, so it is counted.
 */
export function countedRead({ method, path, status, contentType, headers }: Opened): string | null {
  if (method !== 'GET' || status !== 200 || !contentType.startsWith('text/html')) return null
  const said = (name: string) => String(headers[name] ?? '')
  if (/prefetch|prerender/i.test(`${said('purpose')} ${said('sec-purpose')}`)) return null
  if (!['', 'document'].includes(said('sec-fetch-dest'))) return null
  if (said('user-agent') === '' || machine.test(said('user-agent'))) return null
  return articlePath.exec(path)?.[1] ?? null
}
