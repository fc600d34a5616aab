import { z } from 'zod'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { putRecoveryCodesAway } from '@/lib/use-cases/show-recovery-codes'
import { staffWhoSent } from '../../staff-post'

/** "I have kept them": from now on nobody can show them. */
export const POST = handlePost({
  form: 'staff-recovery-codes-kept',
  page: () => routes.staffRecoveryCodes,
  schema: z.object({}),
  act: async (_, caller) => {
    const asked = await staffWhoSent(caller, 'keep-recovery-codes')
    if (!asked.ok) return asked.reply
    await putRecoveryCodesAway(caller.browser.hash)
    return { status: 200, json: { next: routes.staff }, to: routes.staff }
  },
})
