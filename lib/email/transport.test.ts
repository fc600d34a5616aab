import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { newsletterLetter } from './letters/newsletter-letters'
import { smtpSettings } from './smtp-settings'
import { type FakeSmtp, openFakeSmtp, type Script } from './testing/fake-smtp'
import { newsletterProps, sampleLetters } from './testing/sample-letters'
import { greetServer, type SendingTo, sendLetter } from './transport'

const opened: { close(): Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map(each => each.close()))
})

async function fakeServer(script: Script = {}): Promise<FakeSmtp> {
  const fake = await openFakeSmtp(script)
  opened.push(fake)
  return fake
}

// Short enough for a test, long enough for a busy machine to greet.
const patient = { connect: 5_000, silence: 5_000, whole: 10_000 }
const to = (port: number, limits = patient): SendingTo => ({
  settings: smtpSettings(`smtp://127.0.0.1:${port}`),
  from: 'hello@practice.example',
  limits,
})
const mine = () => Promise.resolve(true)
const letter = (body: RenderedLetter = sampleLetters().confirmation, address = 'ana@example.com') => ({
  to: address,
  messageId: '<letter-1@practice.example>',
  body,
})

const headerNames = (raw: string) =>
  (raw.split('\r\n\r\n')[0] ?? '')
    .split('\r\n')
    .filter(line => !/^[ \t]/.test(line))
    .map(line => line.split(':')[0])
    .sort()

test('T41 the message on the wire has exactly the headers of a letter, each once, for every letter there is', async () => {
  const fake = await fakeServer()
  for (const body of Object.values(sampleLetters()))
    expect(await sendLetter(letter(body), mine, to(fake.port))).toEqual({ outcome: 'accepted' })
  expect(fake.letters).toHaveLength(Object.keys(sampleLetters()).length)
  const expected = 'Auto-Submitted Content-Type Date From MIME-Version Message-ID Subject To'.split(' ')
  for (const { raw } of fake.letters) expect(headerNames(raw)).toEqual(expected)
})

test('T73 T41 a letter to the list has the two headers of one-click unsubscribe beside those of a letter, and no other', async () => {
  const fake = await fakeServer()
  const sent = letter(newsletterLetter(newsletterProps))
  expect(await sendLetter(sent, mine, to(fake.port))).toEqual({ outcome: 'accepted' })
  const raw = fake.letters[0]?.raw ?? ''
  expect(headerNames(raw)).toEqual(
    'Auto-Submitted Content-Type Date From List-Unsubscribe List-Unsubscribe-Post MIME-Version Message-ID Subject To'.split(
      ' ',
    ),
  )
  const { headers } = await PostalMime.parse(raw)
  const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value
  expect(headerOf('list-unsubscribe')).toBe('<https://practice.example/newsletter/L34v3-/unsubscribe>')
  expect(headerOf('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
})

test('T73 the address to leave a list is ours in one line, or the letter is not sent', async () => {
  const fake = await fakeServer()
  const body = newsletterLetter(newsletterProps)
  for (const unsubscribeUrl of [
    'https://practice.example/newsletter/x/unsubscribe\r\nBcc: b@evil.example',
    'https://practice.example/newsletter/x/unsubscribe>, <mailto:b@evil.example',
    'mailto:b@evil.example',
    '',
  ])
    expect(await sendLetter(letter({ ...body, unsubscribeUrl }), mine, to(fake.port))).toEqual({
      outcome: 'refused',
      reason: 'unsafe-header',
    })
  expect(fake.commands).toEqual([])
})

test('T41 a line break, a NUL or a second address anywhere near a header is refused before anything is sent', async () => {
  const fake = await fakeServer()
  const body = sampleLetters().confirmation
  const attacks = [
    letter({ ...body, subject: 'Appointment\r\nBcc: b@evil.example' }),
    letter({ ...body, subject: 'Appointment\nX: y' }),
    letter({ ...body, subject: 'Appointment\0' }),
    letter({ ...body, subject: 'Appointment\u2028Bcc: b@evil.example' }),
    letter({ ...body, fromName: 'Lantern\r\nBcc: b@evil.example' }),
    letter(body, 'a@example.com,b@evil.example'),
    letter(body, 'a@example.com\r\nRCPT TO:<b@evil.example>'),
    letter(body, 'a@example.com> SIZE=1'),
    letter(body, '"b@evil.example"@example.com'),
    letter(body, `${'a'.repeat(250)}@example.com`),
    { ...letter(body), messageId: '<a@b>\r\nBcc: b@evil.example' },
  ]
  for (const attack of attacks)
    expect(await sendLetter(attack, mine, to(fake.port))).toEqual({
      outcome: 'refused',
      reason: 'unsafe-header',
    })
  expect(fake.commands).toEqual([])
})

test('T41 a name full of header syntax arrives as words of the body', async () => {
  const fake = await fakeServer()
  const body = {
    ...sampleLetters().confirmation,
    text: 'For: A\r\nBcc: b@evil.example\r\n.\r\nRCPT TO:<b@evil.example>\r\n',
  }
  expect(await sendLetter(letter(body), mine, to(fake.port))).toEqual({ outcome: 'accepted' })
  expect(fake.letters.map(each => each.to)).toEqual(['ana@example.com'])
  expect(headerNames(fake.letters[0]?.raw ?? '')).not.toContain('Bcc')
  expect(fake.commands.filter(line => line.startsWith('RCPT'))).toEqual(['RCPT TO:<ana@example.com>'])
})

test('T12 the recipient that the server hears is the stored address, byte for byte, and the only one', async () => {
  const fake = await fakeServer()
  const addresses = [
    "o'brien+book@example.com",
    '!#$%&*-/=?^_`{|}~@example.com',
    'MiXed@xn--bcher-kva.example',
    'a.b@sub.example.com',
  ]
  for (const address of addresses) await sendLetter(letter(undefined, address), mine, to(fake.port))
  expect(fake.commands.filter(line => line.startsWith('RCPT'))).toEqual(
    addresses.map(each => `RCPT TO:<${each}>`),
  )
})

test('N1 a letter arrives with text, HTML and calendar parts, its Message-ID, one recipient and the neutral sender', async () => {
  const fake = await fakeServer()
  const { confirmation } = sampleLetters()
  await sendLetter(letter(confirmation), mine, to(fake.port))
  const mail = await PostalMime.parse(Buffer.from(fake.letters[0]?.raw ?? '', 'latin1'))
  expect(mail.from).toMatchObject({ name: 'Lantern & Tide', address: 'hello@practice.example' })
  expect(mail.to).toMatchObject([{ address: 'ana@example.com' }])
  expect([mail.cc, mail.bcc, mail.replyTo]).toEqual([undefined, undefined, undefined])
  expect(mail.messageId).toBe('<letter-1@practice.example>')
  expect(mail.subject).toBe(confirmation.subject)
  expect(mail.text?.trim()).toBe(confirmation.text.trim())
  expect(mail.html?.trim()).toBe(confirmation.html.trim())
  const calendars = mail.attachments.map(({ mimeType, method, content }) => {
    const text = typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString()
    return { mimeType, method, text: text.replace(/\r?\n/g, '\r\n') }
  })
  // The second is for readers that show attachments and nothing else.
  expect(calendars).toEqual([
    { mimeType: 'text/calendar', method: 'REQUEST', text: confirmation.calendar?.ics },
    { mimeType: 'application/ics', method: undefined, text: confirmation.calendar?.ics },
  ])
})

test('X15 a server that refuses the connection is tried again later', async () => {
  const fake = await openFakeSmtp()
  await fake.close()
  expect(await sendLetter(letter(), mine, to(fake.port))).toEqual({ outcome: 'retry', reason: 'ESOCKET' })
})

test('X15 a server without TLS, where TLS is demanded, gets no sender, no recipient and no letter', async () => {
  const fake = await fakeServer()
  const demanding = {
    ...to(fake.port),
    settings: { ...to(fake.port).settings, requireTLS: true, ignoreTLS: false },
  }
  expect(await sendLetter(letter(), mine, demanding)).toMatchObject({ outcome: 'retry' })
  expect(fake.commands.filter(line => /^(MAIL|RCPT|DATA|AUTH)/.test(line))).toEqual([])
  expect(fake.letters).toEqual([])
})

test('X15 a server with a certificate that nobody vouches for gets nothing, by STARTTLS or from the first byte', async () => {
  for (const secure of [false, true]) {
    const heard: string[] = []
    const server = new SMTPServer({
      secure,
      authOptional: true,
      onMailFrom: ({ address }, _session, done) => {
        heard.push(address)
        done()
      },
    })
    server.on('error', () => undefined)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const settings = { ...to(port).settings, secure, requireTLS: !secure, ignoreTLS: false }
    expect(await sendLetter(letter(), mine, { ...to(port), settings })).toMatchObject({ outcome: 'retry' })
    expect(heard).toEqual([])
    await new Promise<void>(resolve => server.close(resolve))
  }
})

test('X16 no banner, no answer to a command, no answer to the content: each ends within our own limits', async () => {
  const hasty = { connect: 50, silence: 50, whole: 2_000 }
  for (const script of [
    { banner: 'silence' },
    { ehlo: 'silence' },
    { rcpt: () => 'silence' },
    { data: 'silence' },
    { content: () => 'silence' },
  ] satisfies Script[]) {
    const fake = await fakeServer(script)
    expect(await sendLetter(letter(), mine, to(fake.port, hasty))).toEqual({
      outcome: 'retry',
      reason: 'ETIMEDOUT',
    })
  }
})

test('X16 a banner that does not come has a limit of its own, shorter than that for any other silence', async () => {
  const fake = await fakeServer({ banner: 'silence' })
  const limits = { connect: 50, silence: 60_000, whole: 60_000 }
  expect(await sendLetter(letter(), mine, to(fake.port, limits))).toEqual({
    outcome: 'retry',
    reason: 'ETIMEDOUT',
  })
})

test('X16 a server that is never quite silent is cut off by the limit for the whole', async () => {
  const fake = await fakeServer({ banner: 'silence' })
  const limits = { connect: 60_000, silence: 60_000, whole: 50 }
  expect(await sendLetter(letter(), mine, to(fake.port, limits))).toEqual({
    outcome: 'retry',
    reason: 'too-slow',
  })
})

test('X17 450 and 451 mean later; 550 and 554 mean never, whether to the recipient or to the content', async () => {
  const answers: [Script, unknown][] = [
    [{ rcpt: () => '450 later' }, { outcome: 'retry', reason: 'smtp-450' }],
    [{ content: () => '451 later' }, { outcome: 'retry', reason: 'smtp-451' }],
    [{ rcpt: () => '550 nobody here ana@example.com' }, { outcome: 'nobody-there', reason: 'smtp-550' }],
    [{ content: () => '554 no' }, { outcome: 'refused', reason: 'smtp-554' }],
    [{ banner: '554 not today' }, { outcome: 'retry', reason: 'smtp-554' }],
    [{ rcpt: () => '530 sign in first' }, { outcome: 'retry', reason: 'smtp-530' }],
  ]
  for (const [script, expected] of answers) {
    const fake = await fakeServer(script)
    expect(await sendLetter(letter(), mine, to(fake.port))).toEqual(expected)
  }
})

test('S6 a mailbox that is not there is told from one that is full, from a rule against the sender, and from a refused letter', async () => {
  const answers: [Script, 'nobody-there' | 'refused'][] = [
    [{ rcpt: () => '550 5.1.1 no such user' }, 'nobody-there'],
    [{ rcpt: () => '550 5.2.1 closed' }, 'nobody-there'],
    [{ rcpt: () => '553 no' }, 'nobody-there'],
    [{ rcpt: () => '550 5.7.1 your address is on a list' }, 'refused'],
    [{ rcpt: () => '552 5.2.2 full' }, 'refused'],
    [{ rcpt: () => '554 no' }, 'refused'],
    [{ content: () => '550 5.1.1 no' }, 'refused'],
  ]
  for (const [script, outcome] of answers) {
    const fake = await fakeServer(script)
    expect(await sendLetter(letter(), mine, to(fake.port))).toMatchObject({ outcome })
  }
})

test('X17 a connection that drops after the 250 was accepted all the same; one that drops before it was not', async () => {
  const after = await fakeServer({ dropAfterContent: true })
  expect(await sendLetter(letter(), mine, to(after.port))).toEqual({ outcome: 'accepted' })
  const before = await fakeServer({ content: () => 'hang-up' })
  expect(await sendLetter(letter(), mine, to(before.port))).toMatchObject({ outcome: 'retry' })
})

test('X14 a sender that lost its lease while the server was slow to greet sends nothing', async () => {
  const fake = await fakeServer()
  expect(await sendLetter(letter(), () => Promise.resolve(false), to(fake.port))).toEqual({ outcome: 'lost' })
  expect(fake.commands.filter(line => /^(MAIL|RCPT|DATA)/.test(line))).toEqual([])
})

test('a database that is away when the lease is asked for rejects, and nothing is sent', async () => {
  const fake = await fakeServer()
  const away = () => Promise.reject(new Error('away'))
  await expect(sendLetter(letter(), away, to(fake.port))).rejects.toThrow('away')
  expect(fake.letters).toEqual([])
})

test('a server is greeted without a letter, and one that refuses, hangs up or says nothing is told by its code', async () => {
  const greeted = await fakeServer()
  expect(await greetServer(to(greeted.port))).toBeNull()
  expect(greeted.letters).toEqual([])
  const refusing = await fakeServer({ banner: '554 no' })
  expect(await greetServer(to(refusing.port))).toBe('smtp-554')
  for (const banner of ['hang-up', 'silence'] as const) {
    const mute = await fakeServer({ banner })
    expect(await greetServer(to(mute.port, { ...patient, connect: 300 }))).toMatch(/^E[A-Z]+$/)
  }
})
