import { type APIRequestContext, type APIResponse, expect } from '@playwright/test'
import { accessTable } from '../../scripts/testing/access/access-table'
import { type Answer, type Caller, type DoorName, doors } from '../../scripts/testing/access/doors'
import { askDatabase } from './database'
import type { OwnPractice } from './server'
import { newAddress, newNetwork } from './visitor'

/** How a request comes: as a browser opens a page, as Next fetches one, as a form is sent, as a program sends it. */
export type Transport = 'page' | 'flight' | 'form' | 'json'

export type Cell = { file: string; transport: Transport; door: DoorName }

/** Each guarded opening by each transport it answers; what is open to everyone is not knocked at. */
export function listCells(): Cell[] {
  return Object.entries(accessTable).flatMap(([file, methods]) =>
    Object.entries(methods).flatMap(([method, door]): Cell[] => {
      if (door === 'everyone') return []
      const isPage = file.endsWith('page.tsx')
      const transports: Transport[] =
        method === 'POST' ? ['form', 'json'] : isPage ? ['page', 'flight'] : ['page']
      return transports.map(transport => ({ file, transport, door }))
    }),
  )
}

/** What the table says this caller gets. A program is not led to a sign-in page: for it there is nothing. */
export function expectedAnswer({ door, transport }: Cell, caller: Caller): Answer {
  const answer = doors[door][caller]
  return answer === 'sign-in' && transport === 'json' ? 'nothing' : answer
}

const madeUp = 'A'.repeat(43)

const fields: Readonly<Record<string, Record<string, string>>> = {
  'setup/details/route.ts': {
    token: madeUp,
    name: 'Eve',
    email: 'eve@example.org',
    password: 'four words that fit',
  },
  'setup/confirm/route.ts': { token: madeUp, totp: '123456' },
  'invitation/details/route.ts': { token: madeUp, name: 'Eve', password: 'four words that fit' },
  'invitation/confirm/route.ts': { token: madeUp, totp: '123456' },
  'staff/appointments/[id]/approve/route.ts': { version: '1' },
  'staff/appointments/[id]/decline/route.ts': { version: '1' },
  'staff/appointments/[id]/undo/route.ts': { until: '2026-12-01T00:00:00Z' },
  'staff/newsletter/send/route.ts': { article: 'when-one-reaches-and-one-retreats', ready: 'on' },
  'staff/appointments/[id]/cancel/route.ts': { reason: 'They asked for it' },
}

/** Where a cell is knocked at; what can be done once only is made anew for each knock. */
export async function addressOf(
  { file }: Cell,
  practice: OwnPractice,
  appointmentId: string,
): Promise<string> {
  const path = `/${file.replace(/\/?(page\.tsx|route\.ts)$/, '').replace(/^submit\//, '')}`
  const id = file.startsWith('staff/tasks/')
    ? await makeTask(practice)
    : file.startsWith('staff/messages/')
      ? await makeMessage(practice)
      : appointmentId
  const filled = path.replace('[id]', id).replace('[token]', madeUp).replace('[slug]', 'pursuer-withdrawer')
  return `${practice.publicUrl}${filled}${/^(setup|invitation)\/page/.test(file) ? `?token=${madeUp}` : ''}`
}

// A task is ticked off once, so each caller gets one of its own.
async function makeTask({ databaseUrl }: OwnPractice): Promise<string> {
  const sql = "INSERT INTO task (kind, subject) VALUES ('letter-dead', gen_random_uuid()::text) RETURNING id"
  const [row] = await askDatabase(sql, [], databaseUrl)
  return String(row?.id)
}

/** A message to the practice, which is ticked off once too; left by the form, since only the server seals its words. */
export async function makeMessage({ publicUrl, databaseUrl }: OwnPractice): Promise<string> {
  const headers = { origin: publicUrl, accept: 'application/json', 'x-forwarded-for': newNetwork() }
  const words = { name: 'Eve', email: newAddress(), message: 'Do you see people on Fridays?' }
  const left = await fetch(`${publicUrl}/contact`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(words),
  })
  expect(left.status).toBe(202)
  const sql = 'SELECT id FROM message ORDER BY created_at DESC LIMIT 1'
  const [row] = await askDatabase(sql, [], databaseUrl)
  return String(row?.id)
}

/** Sends the request of a cell and says in one word what came of it. */
export async function knock(request: APIRequestContext, cell: Cell, address: string): Promise<Answer> {
  const headers = { origin: new URL(address).origin }
  const sent = fields[cell.file] ?? {}
  switch (cell.transport) {
    case 'page':
      return judge(await request.get(address, { maxRedirects: 0 }))
    case 'flight':
      return judgeFlight(await request.get(withFlightQuery(address), { headers: { rsc: '1' } }))
    case 'form':
      return judge(await request.post(address, { maxRedirects: 0, headers, form: sent }))
    case 'json':
      return judge(
        await request.post(address, { headers: { ...headers, accept: 'application/json' }, data: sent }),
      )
  }
}

function judge(answer: APIResponse): Answer {
  const status = answer.status()
  expect(status, answer.url()).toBeLessThan(500)
  if (status === 404) return 'nothing'
  const { location = '' } = answer.headers()
  return /\/sign-in(\?|$)/.test(location) ? 'sign-in' : 'in'
}

// Next sends a fetched page to this query first, so that no cache mixes it up with the page itself.
const withFlightQuery = (address: string) => `${address}${address.includes('?') ? '&' : '?'}_rsc`

/** A fetched page is always 200: what it is refused with stands in it as a digest. */
async function judgeFlight(answer: APIResponse): Promise<Answer> {
  expect(answer.headers()['content-type']).toContain('text/x-component')
  const body = await answer.text()
  if (body.includes('"digest":"NEXT_HTTP_ERROR_FALLBACK;404"')) return 'nothing'
  return /"digest":"NEXT_REDIRECT;[^"]*\/sign-in[?;]/.test(body) ? 'sign-in' : 'in'
}
