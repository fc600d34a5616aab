import { expect, test } from 'vitest'
import { publicFile } from './public-file'

const ask = (known?: string) =>
  publicFile(
    new Request('https://practice.example/feed.xml', known ? { headers: { 'if-none-match': known } } : {}),
    'words',
    'text/plain',
  )

test('S1 a file for everybody is kept a minute, and a reader who has it already is told so without its bytes', async () => {
  const first = ask()
  expect(first.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate')
  expect(await first.text()).toBe('words')
  const tag = first.headers.get('etag') ?? ''
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = ask(known)
    expect([again.status, await again.text()], known).toEqual([304, ''])
  }
  expect(ask('"other"').status).toBe(200)
})
