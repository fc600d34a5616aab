import type { Metadata } from 'next'
import { DeskFrame } from '@/components/staff/desk-frame'
import { SessionList } from '@/components/staff/session-list'
import { parseZone } from '@/lib/domain/time/types'
import { listOwnSessions } from '@/lib/use-cases/list-own-sessions'
import { findThePractice } from '../../the-practice'
import { enterDesk } from '../enter'

export const metadata: Metadata = { title: 'Where you are signed in · Desk' }

export default async function SessionsPage() {
  const { actor, sessionId, frame } = await enterDesk()
  const sessions = await listOwnSessions(actor, sessionId)
  const zone = parseZone((await findThePractice()).practice.zone)
  if (zone === null) throw new Error('The practice is in an unknown zone.')
  return (
    <DeskFrame {...frame} current={null}>
      <div className="day-head">
        <h1>Where you are signed in</h1>
      </div>
      <SessionList sessions={sessions} zone={zone} />
    </DeskFrame>
  )
}
