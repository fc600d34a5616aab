import { enrolmentConfirmPost } from '../../staff/enrolment-posts'

export const POST = enrolmentConfirmPost('invitation')
