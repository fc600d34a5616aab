import { env } from '@/lib/env'
import { staffCancelForm } from '@/lib/forms/staff-cancel'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { cancelByStaff } from '@/lib/use-cases/cancel-by-staff'
import { staffWhoSent } from '../../../staff-post'
import { answerCancelled } from './answer'

export const POST = handlePost({
  form: 'staff-cancel',
  page: params => routes.staffAppointment(encodeURIComponent(params.id ?? '')),
  schema: staffCancelForm,
  act: async ({ reason }, caller, { id: appointmentId = '' }) => {
    const asked = await staffWhoSent(caller, 'cancel-appointment')
    if (!asked.ok) return asked.reply
    const { repeat } = caller
    const given = { appointmentId, reason, repeat, publicUrl: env().publicUrl }
    return answerCancelled(await cancelByStaff(asked.actor, given), appointmentId)
  },
})
