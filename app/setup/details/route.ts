import { setupDetailsForm } from '@/lib/forms/staff-enrolment'
import { enrolmentDetailsPost } from '../../staff/enrolment-posts'

export const POST = enrolmentDetailsPost('owner', setupDetailsForm)
