import { createServer, type RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { answersASecond, countAnswers } from './answers-a-second'

async function served<T>(answer: RequestListener, work: (address: string) => Promise<T>): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  if (place === null || typeof place === 'string') throw new Error('The server has no port.')
  try {
    return await work(`http://127.0.0.1:${place.port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const body = 'x'.repeat(200_000)

test.each([
  ['with its length', (text: string) => [text]],
  ['in chunks', (text: string) => [text.slice(0, 5), text.slice(5)]],
] as const)('an answer %s is counted once, however many parts it comes in', async (_, split) => {
  let sent = 0
  const { answers } = await served(
    (_request, response) => {
      const [first = '', ...rest] = split(body)
      sent += 1
      if (rest.length === 0) return response.end(first)
      response.write(first)
      setImmediate(() => response.end(rest.join('')))
    },
    address => countAnswers({ address, clients: 2, seconds: 0.2 }),
  )
  expect(answers).toBeGreaterThan(0)
  expect(answers).toBe(sent)
})

test('an answer of a server that fails is no answer', async () => {
  const failing = served(
    (_, response) => response.writeHead(503).end(),
    address => answersASecond({ address, clients: 1, seconds: 0.2 }),
  )
  await expect(failing).rejects.toThrow('503')
})
