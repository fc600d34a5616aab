import http from 'node:http'
import type { Email } from 'postal-mime'
import type { Letters } from './letters'
import { letterPage, listPage, missingPage, styleSheet } from './pages'
import { listAttachments, parseLetter, type Summary } from './parsed-letter'
import {
  fileAnswer,
  htmlAnswer,
  jsonAnswer,
  letterHtmlAnswer,
  type Reply,
  rawAnswer,
  styleAnswer,
} from './replies'

type Opened = { readonly summary: Summary; readonly email: Email; readonly raw: Buffer }

/** The small page that lists and opens letters, and the same as JSON for tests. This machine only. */
export function openWeb(letters: Letters, port: number): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    answer(letters, request).then(
      reply => response.writeHead(reply.status, reply.headers).end(reply.body),
      (fault: unknown) => {
        console.error(fault)
        response.writeHead(500).end()
      },
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

async function answer(letters: Letters, request: http.IncomingMessage): Promise<Reply> {
  // A foreign site whose name was pointed at this machine must not read the letters.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) return jsonAnswer(403, null)
  const url = new URL(request.url ?? '/', 'http://localhost')
  const path = url.pathname.split('/').slice(1)
  if (request.method === 'DELETE' && url.pathname === '/api/letters') {
    await letters.removeAll()
    return jsonAnswer(200, { removed: true })
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return jsonAnswer(405, null)
  if (url.pathname === '/') return htmlAnswer(200, listPage(letters.list(null)))
  if (url.pathname === '/style.css') return styleAnswer(styleSheet)
  if (url.pathname === '/api/letters') return jsonAnswer(200, letters.list(url.searchParams.get('to')))
  const [place, id = '', ...view] = path[0] === 'api' ? [path[1], path[2], 'json'] : path
  const opened = place === 'letters' ? await findLetter(letters, id) : null
  return opened === null ? htmlAnswer(404, missingPage()) : showLetter(opened, view)
}

async function findLetter(letters: Letters, id: string): Promise<Opened | null> {
  const summary = letters.list(null).find(letter => letter.id === id)
  const raw = await letters.findRaw(id)
  if (summary === undefined || raw === null) return null
  return { summary, email: await parseLetter(raw), raw }
}

function showLetter({ summary, email, raw }: Opened, [view, place]: readonly (string | undefined)[]): Reply {
  const file = view === 'files' ? listAttachments(email)[Number(place)] : undefined
  if (file !== undefined) return fileAnswer(file)
  if (view === undefined) return htmlAnswer(200, letterPage(summary, email))
  if (view === 'json') return jsonAnswer(200, describe(summary, email))
  if (view === 'raw') return rawAnswer(raw)
  if (view === 'html' && email.html !== undefined) return letterHtmlAnswer(email.html)
  return htmlAnswer(404, missingPage())
}

function describe(summary: Summary, email: Email) {
  const attachments = listAttachments(email).map((file, place) => ({
    name: file.name,
    type: file.type,
    size: file.bytes.length,
    href: `/letters/${summary.id}/files/${place}`,
  }))
  const headers = email.headers.map(({ key, value }) => ({ key, value }))
  return { ...summary, text: email.text ?? '', html: email.html ?? '', headers, attachments }
}
