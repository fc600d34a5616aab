import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { makeReadCounter } from './count-reads'
import { openFront } from './testing/front-for-tests'

const browser = { 'user-agent': 'Mozilla/5.0 Firefox/145.0', host: 'practice.example' }

beforeEach(() => {
  vi.spyOn(log, 'info').mockReturnValue()
  vi.spyOn(log, 'error').mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('S5 what is opened is added up and written once, and kept while it cannot be written', async () => {
  const written: [string, number][][] = []
  const isAway = { now: false }
  const counter = makeReadCounter(async counts => {
    if (isAway.now) throw new Error('away')
    written.push([...counts])
  })
  const front = await openFront(
    async (request, response) => {
      response.statusCode = request.url?.includes('none') ? 404 : 200
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<p>Words</p>')
    },
    { noteAnswer: counter.note },
  )
  const open = (path: string, method = 'GET') => front.ask({ path, method, headers: browser })
  await open('/articles/the-loop?from=somewhere')
  await open('/articles/the-loop')
  await open('/articles/the-loop', 'HEAD')
  await open('/articles/none')
  await open('/fees')
  isAway.now = true
  await counter.flush()
  isAway.now = false
  await open('/articles/repair')
  await front.close()
  await counter.flush()
  await counter.flush()
  expect(written).toEqual([
    [
      ['the-loop', 2],
      ['repair', 1],
    ],
  ])
})
