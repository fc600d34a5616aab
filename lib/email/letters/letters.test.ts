import { expect, test } from 'vitest'
import { isNeutral } from '@/lib/domain/letters/neutral-words'
import {
  cancellationProps,
  changeProps,
  confirmationProps,
  practice,
  requestProps,
  sampleLetters,
  signInProps,
  unmetProps,
} from '../testing/sample-letters'
import { cancellationLetter } from './cancellation-letter'
import { changeLetter } from './change-letter'
import { codeLetter } from './code-letter'
import { confirmationLetter } from './confirmation-letter'
import { requestLetter } from './request-letter'
import { declinedLetter, expiredLetter } from './unmet-request-letter'

const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)
const lineWords = (text: string) => text.replace(/\s+/g, ' ').trim()
const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

/** What a reader of the HTML part reads. */
const htmlWords = (html: string) =>
  lineWords(
    html
      .replace(/<head>.*?<\/head>/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? ''),
  )

test('N1 the confirmation says to one person who, when with the zone, where, for what fee, and how to cancel', () => {
  const { subject, text } = confirmationLetter(confirmationProps)
  expect(subject).toBe('Appointment, Tuesday, December 1, 5:30 pm Pacific')
  expect(text).toContain('When: Tuesday, December 1, 5:30 pm Pacific (PST), 20 minutes\n')
  expect(text).toContain(
    'For: Ana Lopez\nWith: Maren Okafor\nWhere: By video. The link comes by e-mail before the call.\n',
  )
  expect(text).toContain('Fee: No charge\n')
  expect(text).toContain('\nhttps://practice.example/manage/Mw3kT0k_\n')
  expect(text).toContain('until 2 hours before it begins')
})

test('N1 the letter that takes a request says that nothing is confirmed yet, until when we answer, and how to take it back', () => {
  const { subject, text, calendar } = requestLetter(requestProps)
  expect(subject).toBe('Request: appointment, Tuesday, December 1, 5:30 pm Pacific')
  expect(text).toMatch(
    /^We have your request for Tuesday, December 1, 5:30 pm Pacific \(PST\), 50 minutes\. It is not confirmed yet\.\n/,
  )
  expect(text).toContain('We answer by Monday, November 30, 5:30 pm Pacific (PST).')
  expect(text).toContain('For: Ana Lopez\nWith: Maren Okafor\nWhere: By video.')
  expect(text).toContain('\nhttps://practice.example/manage/Mw3kT0k_\n')
  expect(text).toContain('until 24 hours before it begins')
  expect(calendar).toBeUndefined()
})

test('N1 a request that is declined, or not answered in time, ends with kind words, no reason and a number to call', () => {
  const declined = declinedLetter(unmetProps)
  const expired = expiredLetter(unmetProps)
  expect(declined.text).toMatch(
    /^We are sorry\. We cannot confirm the time you asked for: Tuesday, December 1/,
  )
  expect(expired.text).toMatch(/^We are sorry\. We did not manage to answer your request in time: Tuesday/)
  expect(expired.text).toContain('The delay was ours, and nothing is charged.')
  for (const { subject, text, calendar } of [declined, expired]) {
    expect(subject).toBe('About your request: appointment, Tuesday, December 1, 5:30 pm Pacific')
    expect(text).toContain('call (503) 555-0142')
    expect(text).toContain('\nhttps://practice.example/book\n')
    expect(calendar).toBeUndefined()
  }
})

test('N1 the cancellation says in neutral words who cancelled, and takes the calendar entry out with a higher version', () => {
  const byPractice = cancellationLetter(cancellationProps)
  expect(byPractice.subject).toBe('Cancelled: appointment, Tuesday, December 1, 5:30 pm Pacific')
  expect(byPractice.text).toMatch(
    /^We are sorry, the practice had to cancel this appointment: Tuesday, December 1/,
  )
  expect(cancellationLetter({ ...cancellationProps, by: 'you' }).text).toMatch(
    /^You cancelled this appointment: /,
  )
  expect(cancellationLetter({ ...cancellationProps, by: 'unsaid' }).text).toMatch(
    /^This appointment is cancelled: /,
  )
  expect(byPractice.calendar?.method).toBe('CANCEL')
  expect(byPractice.calendar?.ics).toContain('\r\nSEQUENCE:3\r\n')
})

test('N1 the letter of a move says the new time first and the old one after it, and stands alone without the confirmation', () => {
  const { subject, text } = changeLetter(changeProps)
  expect(subject).toBe('Moved: appointment, Tuesday, December 1, 5:30 pm Pacific')
  expect(text).toMatch(
    /^We moved your appointment\. It is now: Tuesday, December 1, 5:30 pm Pacific \(PST\), 20 minutes\.\n/,
  )
  expect(text).toContain(
    'It was to begin Wednesday, December 2, 5:30 pm Pacific (PST); that time is no longer kept for you.',
  )
  expect(text).toContain('For: Ana Lopez\nWith: Maren Okafor\nWhere: By video.')
  expect(text).toContain('Fee: No charge\n')
  expect(text).toContain('\nhttps://practice.example/manage/Mw3kT0k_\n')
  expect(changeLetter({ ...changeProps, by: 'you' }).text).toMatch(
    /^You moved your appointment\. It is now: /,
  )
  expect(changeLetter({ ...changeProps, by: 'unsaid' }).text).toMatch(
    /^Your appointment was moved\. It is now: /,
  )
})

test('I20 the calendar file of a move has the UID of the confirmation and a higher SEQUENCE, so that it replaces the entry', () => {
  const line = (ics: string | undefined, name: string) =>
    new RegExp(`^${name}:(.*)$`, 'm').exec(ics ?? '')?.[1]?.trim()
  const [before, after] = [confirmationLetter(confirmationProps).calendar, changeLetter(changeProps).calendar]
  expect(after?.method).toBe('REQUEST')
  expect(line(after?.ics, 'UID')).toBe(line(before?.ics, 'UID'))
  expect([line(before?.ics, 'SEQUENCE'), line(after?.ics, 'SEQUENCE')]).toEqual(['2', '3'])
})

test('N1 a request that ends is told of as one, without a calendar file for what never stood in a calendar', () => {
  const { subject, text, calendar } = cancellationLetter({ ...cancellationProps, by: 'you', of: 'request' })
  expect(subject).toBe('Cancelled: request, Tuesday, December 1, 5:30 pm Pacific')
  expect(text).toMatch(/^You took back your request for this time: Tuesday, December 1/)
  expect(text).not.toContain('calendar')
  expect(calendar).toBeUndefined()
})

test('N1 the code for a booking comes without a link, the code for signing in with the link to a page that has a button', () => {
  const signIn = codeLetter(signInProps)
  expect(signIn.text).toContain('\n042137\n')
  expect(signIn.text).toContain('press its button:\nhttps://practice.example/sign-in/L1nkT0k-\n')
  const booking = codeLetter({ ...signInProps, purpose: { kind: 'booking' } })
  expect(booking.text).toContain('\n042137\n')
  expect(booking.text + booking.html).not.toMatch(/https?:|href/)
})

test('B14 the address stands in the confirmation of an appointment in person, and the video link in none', () => {
  const address = ['200 Sample Street, Suite 3', 'Portland, Oregon 97200']
  const inPerson = confirmationLetter({
    ...confirmationProps,
    appointment: { ...confirmationProps.appointment, place: { kind: 'office', address } },
  })
  expect(inPerson.text).toContain('Where: 200 Sample Street, Suite 3, Portland, Oregon 97200\n')
  expect(inPerson.calendar?.ics).toContain(
    '\r\nLOCATION:200 Sample Street\\, Suite 3\\, Portland\\, Oregon 97200\r\n',
  )
  const asked = requestLetter({
    ...requestProps,
    appointment: { ...requestProps.appointment, byVideo: false },
  })
  expect(asked.text).toContain('Where: In person. The address comes when it is confirmed.\n')
  expect(asked.text + asked.html).not.toContain('Sample Street')
  for (const { html } of Object.values(sampleLetters()))
    expect(links(html).filter(url => /video|meet|zoom/.test(url ?? ''))).toEqual([])
})

// Every value a letter is given, as a canary that is found again wherever it goes.
const canaryProps = {
  ...confirmationProps,
  practice: { shortName: 'CanaryShort', email: 'canary-practice@example.com', phone: 'CanaryPhone' },
  recipient: { name: 'CanaryName', email: 'canary-reader@example.com' },
  appointment: {
    ...confirmationProps.appointment,
    uid: 'canary-uid',
    therapistName: 'CanaryTherapist',
    place: { kind: 'office' as const, address: ['CanaryStreet', 'CanaryCity'] },
  },
  publicUrl: 'https://canary-host.example',
  manageToken: 'CanaryManage',
}
const canaryLetters = {
  'sign-in code': codeLetter({
    practice: canaryProps.practice,
    code: 'CanaryCode',
    purpose: { kind: 'sign-in', publicUrl: canaryProps.publicUrl, linkToken: 'CanaryLink' },
  }),
  'booking code': codeLetter({
    practice: canaryProps.practice,
    code: 'CanaryCode',
    purpose: { kind: 'booking' },
  }),
  request: requestLetter({
    ...canaryProps,
    appointment: { ...canaryProps.appointment, byVideo: false },
    answerBy: requestProps.answerBy,
  }),
  confirmation: confirmationLetter(canaryProps),
  change: changeLetter({ ...canaryProps, was: changeProps.was, by: 'practice' }),
  declined: declinedLetter(canaryProps),
  expired: expiredLetter(canaryProps),
  cancellation: cancellationLetter({ ...canaryProps, by: 'practice', of: 'appointment' }),
  'request taken back': cancellationLetter({ ...canaryProps, by: 'you', of: 'request' }),
}
const allowedInPreview = {
  'sign-in code': ['CanaryShort', 'CanaryCode'],
  'booking code': ['CanaryShort', 'CanaryCode'],
  request: [],
  confirmation: [],
  change: [],
  declined: [],
  expired: [],
  cancellation: [],
  'request taken back': [],
} as const

const kinds = Object.keys(canaryLetters) as (keyof typeof canaryLetters)[] // proof: the keys of the object above

const canaries = (text: string) => [...new Set(text.match(/canary[-A-Za-z]*/gi) ?? [])].sort()
const preview = (text: string) => lineWords(text).slice(0, 160)
const summary = (ics: string) => /^SUMMARY:(.*)$/m.exec(ics.replace(/\r\n[ \t]/g, ''))?.[1] ?? ''

test('N4 no letter lets a value outside its allow-list into subject, sender, preview or calendar title', () => {
  for (const [kind, letter] of Object.entries(canaryLetters)) {
    expect(canaries(letter.subject), kind).toEqual([])
    expect(canaries(letter.fromName), kind).toEqual(['CanaryShort'])
    if (letter.calendar) expect(canaries(summary(letter.calendar.ics)), kind).toEqual(['CanaryShort'])
  }
  for (const kind of kinds)
    for (const part of [preview(canaryLetters[kind].text), preview(htmlWords(canaryLetters[kind].html))])
      expect(canaries(part), kind).toEqual([...allowedInPreview[kind]].sort())
})

test('N4 no part of any letter, calendar file included, has a word that tells what the appointment is about', () => {
  for (const [kind, { subject, fromName, text, html, calendar }] of Object.entries(sampleLetters()))
    for (const part of [subject, fromName, text, html, calendar?.ics ?? ''])
      expect(isNeutral(part), kind).toBe(true)
})

test('N4 a practice with a telling short name is not named in any letter', () => {
  const telling = { ...practice, shortName: 'Portland Couples Counseling' }
  const letters = [
    codeLetter({ ...signInProps, practice: telling }),
    requestLetter({ ...requestProps, practice: telling }),
    confirmationLetter({ ...confirmationProps, practice: telling }),
    changeLetter({ ...changeProps, practice: telling }),
    declinedLetter({ ...unmetProps, practice: telling }),
    expiredLetter({ ...unmetProps, practice: telling }),
    cancellationLetter({ ...cancellationProps, practice: telling }),
  ]
  for (const { fromName, subject, text, html, calendar } of letters)
    expect(isNeutral([fromName, subject, text, html, calendar?.ics].join('\n'))).toBe(true)
})

test('N6 every link of every letter leads to a page of the practice that only shows something', () => {
  const found = Object.values(sampleLetters()).flatMap(({ html }) => links(html))
  expect([...new Set(found)].sort()).toEqual([
    'https://practice.example/book',
    'https://practice.example/manage/Mw3kT0k_',
    'https://practice.example/newsletter/C0nf1rm_/confirm',
    'https://practice.example/newsletter/L34v3-/unsubscribe',
    'https://practice.example/sign-in/L1nkT0k-',
    'https://practice.example/staff/messages/m3ss4g3',
  ])
})

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  'https://evil.example/" style="',
  '</title><a href="https://evil.example">free</a>',
  'A\r\nBcc: b@evil.example\r\n\r\n<b>',
  '&lt;b&gt; &amp;',
]

test('T42 what a person wrote is text in the HTML part, and never part of a link', () => {
  for (const name of hostile) {
    const { html } = confirmationLetter({
      ...confirmationProps,
      recipient: { name, email: 'ana@example.com' },
    })
    expect(links(html)).toEqual(['https://practice.example/manage/Mw3kT0k_'])
    const tags = [...html.matchAll(/<\/?([a-z!]+)/gi)].map(([, tag]) => tag?.toLowerCase())
    expect(new Set(tags)).toEqual(
      new Set(['!doctype', 'html', 'head', 'meta', 'title', 'body', 'div', 'p', 'br', 'a']),
    )
    expect(html).not.toMatch(/<[^>]+ on[a-z]+=/i)
  }
})

test('T42 the text part and the HTML part say the same words in the same order', () => {
  for (const name of ['Ana Lopez', ...hostile]) {
    const recipient = { name, email: 'ana@example.com' }
    for (const { text, html } of [
      requestLetter({ ...requestProps, recipient }),
      confirmationLetter({ ...confirmationProps, recipient }),
      changeLetter({ ...changeProps, recipient }),
      declinedLetter({ ...unmetProps, recipient }),
      expiredLetter({ ...unmetProps, recipient }),
      cancellationLetter({ ...cancellationProps, recipient }),
      cancellationLetter({ ...cancellationProps, recipient, of: 'request' }),
      codeLetter(signInProps),
    ])
      expect(htmlWords(html)).toBe(lineWords(text))
  }
})

test('T38 the HTML part asks for nothing from outside: no image, script, style sheet or font', () => {
  for (const { html } of Object.values(sampleLetters()))
    expect(html).not.toMatch(/<(img|script|link|style|iframe)|url\(|src=/i)
})
