import { passwordForm } from '@/lib/forms/staff-sign-in'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { checkStaffPassword } from '@/lib/use-cases/sign-in-staff'
import { slowDown, tryAgain } from '../answers'

/** The first factor. It signs nobody in: the second does. */
export const POST = handlePost({
  form: 'staff-sign-in',
  page: () => routes.staffSignIn,
  schema: passwordForm,
  act: async (input, { browser, network }) => {
    const answer = await checkStaffPassword(input, { browserHash: browser.hash, network })
    if (answer.ok) return { status: 202, json: { next: routes.staffSignIn }, to: routes.staffSignIn }
    if (answer.reason === 'too-many') return slowDown
    // Nothing says which of the two was wrong.
    return tryAgain('wrong', {
      email: 'This address and this password do not belong together. Please look at both again.',
      password: 'Enter your password once more: it is never kept in the form.',
    })
  },
})
