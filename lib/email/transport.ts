import { Socket } from 'node:net'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { env } from '@/lib/env'
import { composeLetter, isSafeToSend, type OutgoingLetter } from './compose'
import { type SmtpSettings, senderAddress, smtpSettings } from './smtp-settings'

export type SendResult =
  | { outcome: 'accepted' }
  /** Nothing is wrong with the letter: later, or another server, may take it. */
  | { outcome: 'retry'; reason: string }
  /** The server refuses this very letter for good (5xx to its sender, recipient or content). */
  | { outcome: 'refused'; reason: string }
  /** The same, and because its server has no such mailbox. */
  | { outcome: 'nobody-there'; reason: string }
  /** The right to send it was lost before the content went out; nothing was sent. */
  | { outcome: 'lost' }

/** Milliseconds. The whole is shorter than a lease, so that two senders never hold one letter (X14, X16). */
export type SendLimits = { connect: number; silence: number; whole: number }

const usualLimits: SendLimits = { connect: 10_000, silence: 15_000, whole: 30_000 }

export type SendingTo = { settings: SmtpSettings; from: string; limits: SendLimits }

const usualServer = (): SendingTo => ({
  settings: smtpSettings(env().smtpUrl),
  from: senderAddress(env().mailFrom),
  limits: usualLimits,
})

/**
 * Sends one letter to one recipient over a connection of its own. `isStillMine` is asked once the server is ready to take
 * it, just before the letter goes out. Reasons hold codes alone: a server's own words may repeat an address.
 * Rejects only with what `isStillMine` rejects with.
 */
export async function sendLetter(
  letter: Omit<OutgoingLetter, 'from'>,
  isStillMine: () => Promise<boolean>,
  { settings, from, limits }: SendingTo = usualServer(),
): Promise<SendResult> {
  const outgoing = { ...letter, from }
  if (!isSafeToSend(outgoing)) return { outcome: 'refused', reason: 'unsafe-header' }
  const message = await composeLetter(outgoing)
  const connection = new SMTPConnection(connectionOptions(settings, limits))
  let timer: NodeJS.Timeout | undefined
  const cutShort = new Promise<SendResult>(resolve => {
    // `on`, not `once`: an error that follows the first would be nobody's and end the process.
    connection.on('error', error => resolve(judge(error)))
    connection.on('end', () => resolve({ outcome: 'retry', reason: 'closed' }))
    timer = setTimeout(() => resolve({ outcome: 'retry', reason: 'too-slow' }), limits.whole)
  })
  let result: SendResult = { outcome: 'retry', reason: 'unknown' }
  try {
    result = await Promise.race([converse(connection, settings, outgoing, message, isStillMine), cutShort])
    return result
  } finally {
    clearTimeout(timer)
    hangUp(connection, result)
  }
}

/** Whether the server takes our connection and our name, without a letter: null when it does, else the code of what it said. */
export async function greetServer(
  { settings, limits }: Omit<SendingTo, 'from'> = usualServer(),
): Promise<string | null> {
  const connection = new SMTPConnection(connectionOptions(settings, limits))
  const broke = new Promise<SmtpError>(resolve => {
    // `on`, not `once`: an error that follows the first would be nobody's and end the process.
    connection.on('error', resolve)
  })
  const failed = await Promise.race([openConnection(connection, settings), broke])
  hangUp(connection, { outcome: failed ? 'retry' : 'accepted' })
  if (failed === null) return null
  const judged = judge(failed)
  return 'reason' in judged ? judged.reason : 'unknown'
}

const openConnection = async (
  connection: SMTPConnection,
  { auth }: SmtpSettings,
): Promise<SmtpError | null> =>
  (await step(done => connection.connect(done))) ??
  (auth === null ? null : await step(done => connection.login(auth, done)))

async function converse(
  connection: SMTPConnection,
  settings: SmtpSettings,
  { from, to }: OutgoingLetter,
  message: Buffer,
  isStillMine: () => Promise<boolean>,
): Promise<SendResult> {
  const failed = await openConnection(connection, settings)
  if (failed) return judge(failed)
  if (!(await isStillMine())) return { outcome: 'lost' }
  const refused = await step(done => connection.send({ from, to: [to] }, message, done))
  return refused ? judge(refused) : { outcome: 'accepted' }
}

type SmtpError = SMTPConnection.SMTPError

const step = (start: (done: (error?: SmtpError | null) => void) => void): Promise<SmtpError | null> =>
  new Promise(resolve => {
    start(error => resolve(error ?? null))
  })

function hangUp(connection: SMTPConnection, { outcome }: Pick<SendResult, 'outcome'>): void {
  // Whatever happens after the server's 250 changes nothing: it has the letter (X17).
  if (outcome === 'accepted') {
    connection.quit()
    return
  }
  // The declared type says "always", but before it is connected there may be none, or `false`.
  const socket: unknown = connection._socket
  connection.close()
  if (socket instanceof Socket) socket.destroy()
}

const connectionOptions = (settings: SmtpSettings, limits: SendLimits): SMTPConnection.Options => ({
  host: settings.host,
  port: settings.port,
  secure: settings.secure,
  requireTLS: settings.requireTLS,
  ignoreTLS: settings.ignoreTLS,
  tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
  dnsTimeout: limits.connect,
  connectionTimeout: limits.connect,
  greetingTimeout: limits.connect,
  socketTimeout: limits.silence,
})

const aboutTheLetter = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])
const aboutOurselves = new Set([530, 535, 538])

// A refused mailbox (RFC 5321 4.2.3), unless the fuller code behind it (RFC 3463: 5.1 an address, 5.2.1 a mailbox that was closed)
// says that it is refused for another reason: a full mailbox has its reader, and a rule against ourselves is about every reader.
function isNobodyThere(command: string | undefined, response = ''): boolean {
  const { code, fuller } = /^(?<code>\d{3})[ -](?:(?<fuller>5\.\d+\.\d+)\b)?/.exec(response)?.groups ?? {}
  if (command !== 'RCPT TO' || !['550', '551', '553'].includes(code ?? '')) return false
  return fuller === undefined || fuller.startsWith('5.1.') || fuller === '5.2.1'
}

/** 5xx to the letter itself is final (RFC 5321 4.2.1); whatever concerns the connection, TLS or signing in may pass. */
function judge({ code, responseCode, command, response }: SmtpError): SendResult {
  const reason = responseCode ? `smtp-${responseCode}` : (code ?? 'unknown')
  const isFinal =
    responseCode !== undefined &&
    responseCode >= 500 &&
    !aboutOurselves.has(responseCode) &&
    aboutTheLetter.has(command ?? '')
  if (!isFinal) return { outcome: 'retry', reason }
  return { outcome: isNobodyThere(command, response) ? 'nobody-there' : 'refused', reason }
}
