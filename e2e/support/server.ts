import { findFreePort } from '../../scripts/postgres/free-port'
import { openTestPractice, type TestPractice } from '../../scripts/testing/practice'

export type OwnPractice = TestPractice & { readonly mailboxPort: number }

/**
 * A practice of the caller's own, beside the one that all journeys visit: several servers on one fresh database for races, other
 * settings, or a server that is killed. The public address, which every form's Origin must be, is that of the first server;
 * a client's network is what it says in X-Forwarded-For. The caller closes it.
 */
export async function openOwnPractice(
  howMany = 1,
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnPractice> {
  const ports: number[] = []
  while (ports.length < howMany) ports.push(await findFreePort())
  const mailboxPort = await findFreePort()
  const mailboxSmtpPort = await findFreePort()
  const practice = await openTestPractice({ ports, mailboxPort, mailboxSmtpPort, settings })
  return { ...practice, mailboxPort }
}
