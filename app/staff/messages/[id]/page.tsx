import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '@/components/staff/desk-frame'
import { MessageRecord } from '@/components/staff/message-record'
import { showMessage } from '@/lib/use-cases/show-messages'
import { enterDesk } from '../../enter'
import { practiceZone } from '../../practice-zone'

export const metadata: Metadata = { title: 'Message · Desk' }

type Props = { params: Promise<{ id: string }> }

export default async function MessagePage({ params }: Props) {
  const { actor, frame } = await enterDesk()
  const message = (await showMessage(actor, (await params).id)) ?? notFound()
  return (
    <DeskFrame {...frame} current="messages">
      <div className="day-head">
        <h1>Message</h1>
      </div>
      <MessageRecord message={message} zone={await practiceZone()} />
    </DeskFrame>
  )
}
