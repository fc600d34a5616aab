import type { Metadata } from 'next'
import { DeskFrame } from '@/components/staff/desk-frame'
import { RecoveryCodes } from '@/components/staff/recovery-codes'
import { findBrowserHash } from '@/lib/http/form-draft'
import { routes } from '@/lib/routes'
import { showRecoveryCodes } from '@/lib/use-cases/show-recovery-codes'
import { enterDesk } from '../enter'

export const metadata: Metadata = { title: 'Recovery codes · Desk' }

export default async function RecoveryCodesPage() {
  const { actor, frame } = await enterDesk()
  const codes = await showRecoveryCodes(await findBrowserHash(), actor)
  return (
    <DeskFrame {...frame} current={null}>
      <div className="narrow stack">
        <h1>Your recovery codes</h1>
        {codes.length > 0 ? (
          <RecoveryCodes codes={codes} />
        ) : (
          <p>
            They were shown once and put away. <a href={routes.staff}>Go to the desk</a>
          </p>
        )}
      </div>
    </DeskFrame>
  )
}
