import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '@/components/staff/desk-frame'
import { DeskHead } from '@/components/staff/desk-head'
import { MessageList } from '@/components/staff/message-list'
import { routes } from '@/lib/routes'
import { showMessages } from '@/lib/use-cases/show-messages'
import { enterDesk } from '../enter'
import { practiceZone } from '../practice-zone'

export const metadata: Metadata = { title: 'Messages · Desk' }

type Props = { searchParams: Promise<{ show?: string | string[] }> }

const choices = [
  { which: 'waiting', href: routes.staffMessages, word: 'Waiting' },
  { which: 'done', href: routes.staffMessagesDone, word: 'Seen to' },
] as const

export default async function MessagesPage({ searchParams }: Props) {
  const { actor, frame } = await enterDesk()
  const which = (await searchParams).show === 'done' ? 'done' : 'waiting'
  const messages = (await showMessages(actor, which)) ?? notFound()
  return (
    <DeskFrame {...frame} current="messages">
      <DeskHead title="Messages" label="Which messages" choices={choices} current={which} />
      {messages.length === 0 ? (
        <p>{which === 'waiting' ? 'No message waits.' : 'No message was seen to lately.'}</p>
      ) : (
        <MessageList
          caption={which === 'waiting' ? 'Waiting, the oldest first' : 'Seen to, the latest first'}
          messages={messages}
          zone={await practiceZone()}
        />
      )}
    </DeskFrame>
  )
}
