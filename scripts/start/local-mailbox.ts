import path from 'node:path'
import type { Settings } from '@/lib/settings'
import { type Companion, startCompanion } from './companion'

/** Starts the local mailbox, a process of its own, which keeps its letters in the data folder. */
export function startMailbox(
  dataFolder: string,
  ports: Pick<Settings, 'MAILBOX_PORT' | 'MAILBOX_SMTP_PORT'>,
): Promise<Companion> {
  const { PATH, HOME, TMPDIR, NODE_ENV } = process.env
  return startCompanion('scripts/mailbox/main.ts', {
    PATH,
    HOME,
    TMPDIR,
    NODE_ENV,
    MAILBOX_FOLDER: path.join(dataFolder, 'mailbox'),
    MAILBOX_PORT: String(ports.MAILBOX_PORT),
    MAILBOX_SMTP_PORT: String(ports.MAILBOX_SMTP_PORT),
  })
}

export function addressOfMailbox(port: number): string {
  return `http://localhost:${port}`
}
