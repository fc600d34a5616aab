import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '@/components/staff/desk-frame'
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
      <div className="day-head">
        <h1>Messages</h1>
        <nav className="week" aria-label="Which messages">
          {choices.map(choice => (
            <a
              key={choice.which}
              href={choice.href}
              aria-current={choice.which === which ? 'page' : undefined}
            >
              {choice.word}
            </a>
          ))}
        </nav>
      </div>
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
