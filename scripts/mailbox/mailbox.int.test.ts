import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '../postgres/free-port'
import type { Companion } from '../start/companion'
import { startMailbox } from '../start/local-mailbox'

let folder: string
let mailbox: Companion
let ports: { MAILBOX_PORT: number; MAILBOX_SMTP_PORT: number }

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mailbox-'))
  ports = { MAILBOX_PORT: await findFreePort(), MAILBOX_SMTP_PORT: await findFreePort() }
  mailbox = await startMailbox(folder, ports)
})

afterEach(async () => {
  await mailbox.stop()
  await rm(folder, { recursive: true })
})

const at = (place: string) => `http://127.0.0.1:${ports.MAILBOX_PORT}${place}`
const read = async (place: string) => (await fetch(at(place))).json()

async function send(letter: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: ports.MAILBOX_SMTP_PORT })
  await transport.sendMail({ from: 'Desk <desk@practice.example>', ...letter })
  transport.close()
}

test('A letter is listed for its recipient and opened with text, HTML and attachments', async () => {
  const attachments = [
    { filename: 'appointment.ics', content: 'BEGIN:VCALENDAR', contentType: 'text/calendar' },
  ]
  await send({
    to: 'ana@client.example',
    subject: 'Your code',
    text: 'It is 123456.',
    html: '<b>123456</b>',
    attachments,
  })
  await send({ to: 'ben@client.example', subject: 'Other' })
  const [summary, ...others] = await read('/api/letters?to=ANA@client.example')
  expect(others).toEqual([])
  expect(summary).toMatchObject({ to: ['ana@client.example'], subject: 'Your code' })
  const letter = await read(`/api/letters/${summary.id}`)
  expect(letter.text.trim()).toBe('It is 123456.')
  expect(letter.html).toContain('<b>123456</b>')
  expect((await (await fetch(at(letter.attachments[0].href))).text()).trim()).toBe('BEGIN:VCALENDAR')
})

test('Letters survive a restart of the mailbox, and go when they are removed', async () => {
  await send({ to: 'ana@client.example', subject: 'Kept' })
  await mailbox.stop()
  mailbox = await startMailbox(folder, ports)
  expect(await read('/api/letters')).toMatchObject([{ subject: 'Kept' }])
  await fetch(at('/api/letters'), { method: 'DELETE' })
  expect(await read('/api/letters')).toEqual([])
})

test('A hostile letter is shown as words, and its HTML in a frame that runs nothing', async () => {
  const hostile = '<script>parent.location="https://evil.example"</script>'
  await send({
    to: 'ana@client.example',
    subject: hostile,
    text: hostile,
    html: hostile,
    attachments: [{ filename: '../a"\r\n.html', content: hostile, contentType: 'text/html' }],
  })
  const [summary] = await read('/api/letters')
  for (const place of ['/', `/letters/${summary.id}`]) {
    const page = await fetch(at(place))
    expect(await page.text()).not.toContain('<script')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  }
  const html = await fetch(at(`/letters/${summary.id}/html`))
  expect(html.headers.get('content-security-policy')).toMatch(
    /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
  )
  const file = await fetch(at(`/letters/${summary.id}/files/0`))
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[^"/]*$/)
})

test('A page of another name than this machine reads no letters, and a made-up id opens no file', async () => {
  const { request } = await import('node:http')
  const status = await new Promise(resolve => {
    const asked = request(at('/api/letters'), { headers: { host: 'evil.example' } }, answer =>
      resolve(answer.statusCode),
    )
    asked.end()
  })
  expect(status).toBe(403)
  expect((await fetch(at('/api/letters/..%2f..%2fsecrets'))).status).toBe(404)
})
