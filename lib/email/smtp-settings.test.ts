import { expect, test } from 'vitest'
import { senderAddress, smtpSettings } from './smtp-settings'

const tls = (address: string) => {
  const { secure, requireTLS, ignoreTLS } = smtpSettings(address)
  return { secure, requireTLS, ignoreTLS }
}

test('X15 every server but one on this machine must speak TLS, and none is ever asked for it "if possible"', () => {
  const demanded = { secure: false, requireTLS: true, ignoreTLS: false }
  for (const address of [
    'smtp://mail.example',
    'smtp://mail.example:25',
    'smtp://10.0.0.7:587',
    'smtp://127.0.0.1.evil.example',
    'smtp://[2001:db8::1]:587',
  ])
    expect(tls(address), address).toEqual(demanded)
  for (const address of ['smtp://localhost:1025', 'smtp://127.0.0.1:1025', 'smtp://[::1]:1025'])
    expect(tls(address), address).toEqual({ secure: false, requireTLS: false, ignoreTLS: true })
  expect(tls('smtps://mail.example')).toEqual({ secure: true, requireTLS: false, ignoreTLS: false })
})

test('an SMTP address gives host, port and the decoded account', () => {
  expect(smtpSettings('smtp://us%40er:p%3Ass@mail.example')).toMatchObject({
    host: 'mail.example',
    port: 587,
    auth: { user: 'us@er', pass: 'p:ss' },
  })
  expect(smtpSettings('smtps://mail.example')).toMatchObject({ port: 465, auth: null })
  expect(smtpSettings('smtp://[::1]:1025')).toMatchObject({ host: '::1', port: 1025 })
})

test('the sender is the bare address of MAIL_FROM', () => {
  expect(senderAddress('Lantern & Tide <hello@practice.example>')).toBe('hello@practice.example')
  expect(senderAddress('hello@practice.example')).toBe('hello@practice.example')
})
