import { randomBytes } from 'node:crypto'
import { findFreePort } from '../postgres/free-port'
import { openTestPractice, type TestPractice } from '../testing/practice'
import { type Book, openBook } from './book'

export type PracticeUnderTest = TestPractice & {
  readonly book: Book
  /** `http://127.0.0.1:…` of the mailbox where its letters arrive. */
  readonly mailbox: string
}

type Plan = {
  readonly servers: number
  readonly settings?: Readonly<Record<string, string>>
  readonly reachDatabase?: (url: string) => Promise<string>
}

/** Several servers on one PostgreSQL, with the book open beside them. The caller closes it. */
export async function openPracticeUnderTest({
  servers,
  settings,
  reachDatabase,
}: Plan): Promise<PracticeUnderTest> {
  const ports: number[] = []
  while (ports.length < servers) ports.push(await findFreePort())
  const mailboxPort = await findFreePort()
  const keys = `k1:${randomBytes(32).toString('base64')}`
  const practice = await openTestPractice({
    ports,
    mailboxPort,
    mailboxSmtpPort: await findFreePort(),
    settings: { ...settings, ENCRYPTION_KEYS: keys },
    ...(reachDatabase ? { reachDatabase } : {}),
  })
  const mailbox = `http://127.0.0.1:${mailboxPort}`
  const book = openBook({ databaseUrl: practice.databaseUrl, sealedWith: keys, mailbox })
  const close = async () => {
    await book.close()
    await practice.close()
  }
  return { ...practice, book, mailbox, close }
}
