import { replyToAnotherCode } from '@/app/sign-in/code-errors'
import { env } from '@/lib/env'
import { emptyForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { sendAnotherCode } from '@/lib/use-cases/another-code'

/** Another code to the address given before, also after the hold ended; the hold is not restarted. */
export const POST = handlePost({
  form: 'book-proof',
  page: () => routes.bookProof,
  schema: emptyForm,
  act: async (_, { browser, network, repeat }) => {
    const caller = { browserHash: browser.hash, network, repeat, publicUrl: env().publicUrl }
    return replyToAnotherCode(await sendAnotherCode('booking', caller), routes.bookProof)
  },
})
