import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { PlainFault } from './faults'
import { readIfPresent, writeSafely } from './safe-file'

const secretsSchema = z.object({
  NEXTAUTH_SECRET: z.string().min(32),
  ENCRYPTION_KEYS: z.string().min(1),
})

export type Secrets = z.output<typeof secretsSchema>

/**
 * The secrets of an embedded practice, made at its first start. Never made anew beside a database that exists:
 * what was sealed with the old keys could not be opened any more.
 */
export async function openSecrets(dataFolder: string, databaseExists: boolean): Promise<Secrets> {
  const file = path.join(dataFolder, 'secrets.json')
  const text = await readIfPresent(file)
  if (text !== null) return parseSecrets(text, file)
  if (databaseExists) {
    throw new PlainFault(
      `The database is there but its keys, ${file}, are missing: put that file back from a backup.`,
    )
  }
  const secrets = {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  }
  await writeSafely(file, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}

function parseSecrets(text: string, file: string): Secrets {
  const broken = new PlainFault(`The file of keys ${file} cannot be read: put it back from a backup.`)
  try {
    const parsed = secretsSchema.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault
  }
  throw broken
}
