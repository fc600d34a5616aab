import { parseArgs } from 'node:util'
import { type InvitationRefusal, inviteStaff } from '@/lib/use-cases/invite-staff'

const usage = 'npm run staff:invite -- --email E --role owner|therapist|front-desk [--therapist SLUG]'

const sentences: Readonly<Record<InvitationRefusal, string>> = {
  'bad-address': 'The address given with --email is not an e-mail address.',
  'unknown-role': 'The role must be one of: owner, therapist, front-desk.',
  'unknown-therapist': 'There is no therapist of that slug in the practice.',
  'therapist-needed': 'A therapist is invited with --therapist SLUG, to say who of the team it is.',
  'therapist-not-for-desk': 'The front desk is invited without --therapist.',
  'already-staff': 'Somebody with that address works here already.',
}

/** Prints a one-time invitation link and answers the exit code. */
export async function inviteFromCommandLine(args: readonly string[]): Promise<number> {
  const given = readArguments(args)
  if (given === null) {
    console.error(`This is how it is called: ${usage}`)
    return 1
  }
  const invited = await inviteStaff(given)
  if (!invited.ok) {
    console.error(sentences[invited.reason])
    return 1
  }
  console.log(`The invitation, good for seven days and once: ${invited.link}`)
  return 0
}

function readArguments(args: readonly string[]) {
  const option = { type: 'string' } as const
  const options = { email: option, role: option, therapist: option }
  const { values } = parseArgs({ args: [...args], options, strict: false })
  const { email, role, therapist } = values
  if (typeof email !== 'string' || typeof role !== 'string') return null
  return { email, role, therapistSlug: typeof therapist === 'string' ? therapist : null }
}
