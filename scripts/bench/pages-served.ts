import { projectFolder } from '../start/places'
import { answersASecond } from './answers-a-second'
import { startBareServer, startNext, startNginx } from './floors'
import { type Budget, interleave, type Result } from './measure'
import { necessarySettings } from './own-server'
import type { Site } from './pages-site'
import { getRaw, holdReady } from './raw-answer'

const rounds = 5
const load = { clients: 16, seconds: 2 }

/** G3: the article from one process, beside a bare Node server and nginx with the same bytes, and beside `next start`. */
export async function benchServing(site: Site): Promise<Result[]> {
  const ready = await holdReady(site.frozen.article)
  const bare = await startBareServer(site.folder, ready)
  const nginx = await startNginx(site.folder, ready)
  if (nginx === null) console.log('  nginx: absent')
  const next = await startNext(
    projectFolder,
    necessarySettings(site.databaseUrl),
    new URL(site.frozen.article).pathname,
  )
  const rate = (address: string) => () => answersASecond({ address: byNumber(address), ...load })
  try {
    const seen = await interleave(rounds, {
      ours: rate(site.frozen.article),
      bare: rate(bare.address),
      next: rate(next.address),
      plain: rate(site.plain.article),
      nginx: nginx === null ? () => Number.NaN : rate(nginx.address),
    })
    const beside = (name: 'bare' | 'next' | 'nginx', what: string, limit: number) =>
      result('an article', seen.ours, { what, value: seen[name] }, limit, seen.spread('ours', name))
    return [
      beside('bare', 'a bare Node server', 0.85),
      beside('next', 'next start', 20),
      ...(nginx === null ? [] : [beside('nginx', 'nginx gzip_static', 0.33)]),
      result('an article, FROZEN=off', seen.plain, null, null, seen.spread('plain', null)),
      await countUnchanged(site),
    ]
  } finally {
    await Promise.all([bare.stop(), nginx?.stop(), next.stop()])
  }
}

const result = (
  what: string,
  ours: number,
  floor: Result['floor'],
  limit: number | null,
  spread: number,
): Result => ({
  id: 'G3',
  what: `${what}, ${load.clients} connections`,
  unit: 'a second',
  ours,
  floor,
  budget: limit === null ? null : atLeast('ratio', limit),
  spread,
})

const atLeast = (of: Budget['of'], limit: number): Budget => ({ of, must: 'at least', limit })

// Both ways to say “this machine” lead here; the generator takes the one that needs no look-up.
const byNumber = (address: string) => address.replace('//localhost', '//127.0.0.1')

/** How many of the things that an article needs are not sent again to somebody who has them. */
async function countUnchanged({ frozen }: Site): Promise<Result> {
  const { body } = await getRaw(frozen.article, {})
  const parts = [...body.toString().matchAll(/<link[^>]+href="(\/[^"]+\.(?:css|woff2))"/g)]
  const addresses = [frozen.article, ...parts.map(([, file]) => `${frozen.origin}${file}`)]
  const answers = await Promise.all(
    [...new Set(addresses)].map(async address => {
      const { headers } = await getRaw(address, { 'Accept-Encoding': 'br' })
      const again = { 'Accept-Encoding': 'br', 'If-None-Match': headers.etag ?? '' }
      return (await getRaw(address, again)).status
    }),
  )
  return {
    id: 'G3',
    what: 'an article and its files, asked again with If-None-Match: answered 304',
    unit: `of ${answers.length}`,
    ours: answers.filter(status => status === 304).length,
    floor: null,
    budget: atLeast('ours', answers.length),
    spread: 1,
  }
}
