import type { Client } from 'pg'
import { greetServer } from '@/lib/email/transport'
import { type Finding, ill, well } from './finding'

/** Whether the mail server takes our connection and our name, without sending anything. */
export async function examineServer(): Promise<Finding> {
  const failed = await greetServer()
  if (failed === null) return well('mail', 'the server answers')
  const mend = 'Start the mail server, or set SMTP_URL to one that answers and takes this account.'
  return ill('mail', `The server does not take us (${failed}).`, mend)
}

/** Whether letters leave. */
export async function examineLetters(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ late: number; dead: number; refused: number }>(
    `select count(*) filter (where state in ('waiting', 'sending') and not_before < practice_now() - interval '15 minutes'
         and not_after > practice_now())::int as late,
       (select count(*)::int from task where kind = 'letter-dead' and done_at is null) as dead,
       count(*) filter (where state = 'superseded' and last_error like 'smtp-5%'
         and created_at > practice_now() - interval '1 day')::int as refused
     from letter`,
  )
  const { late = 0, dead = 0, refused = 0 } = rows[0] ?? {}
  if (late > 0) {
    const words = `${late} letters have waited for more than a quarter of an hour.`
    return ill('letters', words, 'Look at the mail server, and that npm start or npm run worker runs.')
  }
  // Nobody is asked to look at those (anybody can type an address that does not exist), but many of them are worth knowing.
  const aside = refused === 0 ? '' : `; ${refused} with a code or of the list were refused today`
  if (dead === 0) return well('letters', `none waits for long${aside}`)
  const words = `${dead} letters could not be delivered.`
  return ill('letters', words, 'Open the tasks under /staff: each says whom to call.')
}
