import { env } from '@/lib/env'
import { emptyForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { sendAnotherCode } from '@/lib/use-cases/another-code'
import { replyToAnotherCode } from '../code-errors'

/** Another code to the address given before. */
export const POST = handlePost({
  form: 'sign-in-proof',
  page: () => routes.signInProof,
  schema: emptyForm,
  act: async (_, { browser, network, repeat }) => {
    const caller = { browserHash: browser.hash, network, repeat, publicUrl: env().publicUrl }
    return replyToAnotherCode(await sendAnotherCode('sign-in', caller), routes.signInProof)
  },
})
