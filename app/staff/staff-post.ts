import type { StaffActor } from '@/lib/domain/people/role'
import type { Caller } from '@/lib/http/caller'
import { notFound, type Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { noteRefusal } from '@/lib/use-cases/note-refusal'

type Asked = { ok: true; actor: StaffActor } | { ok: false; reply: Reply }

/**
 * The member of staff who sent a form. A client gets what is sent to an address that does not exist, and it is written down (T26);
 * whose session ended meanwhile is led to sign-in.
 */
export async function staffWhoSent({ actor }: Caller, action: string): Promise<Asked> {
  if (actor.kind === 'staff') return { ok: true, actor }
  await noteRefusal(actor, { action })
  return { ok: false, reply: actor.kind === 'client' ? notFound : { ...notFound, to: routes.staffSignIn } }
}
