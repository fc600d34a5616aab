import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { DeskMark } from './desk-mark'

export type DeskPlace = 'coming' | 'appointments' | 'messages' | 'newsletter' | 'tasks'

const places: readonly { id: DeskPlace; href: string; word: string }[] = [
  { id: 'coming', href: routes.staff, word: 'Coming' },
  { id: 'appointments', href: routes.staffAppointments, word: 'Appointments' },
  { id: 'messages', href: routes.staffMessages, word: 'Messages' },
  { id: 'newsletter', href: routes.staffNewsletter, word: 'Newsletter' },
  { id: 'tasks', href: routes.staffTasks, word: 'Tasks' },
]

export type DeskFrameFacts = {
  practiceName: string
  /** Who is signed in, as the bar says it. */
  who: string
  /** Places that whoever is signed in may not enter: they are not offered. */
  closed: readonly DeskPlace[]
}

type DeskFrameProps = DeskFrameFacts & { current: DeskPlace | null; children: ReactNode }

/** The frame of every page of the desk: where one is, who one is, and the way out. */
export function DeskFrame({ practiceName, who, closed, current, children }: DeskFrameProps) {
  const open = places.filter(({ id }) => !closed.includes(id))
  return (
    <div className="desk">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="desk-bar">
        <DeskMark practiceName={practiceName} />
        <nav aria-label="Desk">
          {open.map(place => (
            <a key={place.id} href={place.href} aria-current={place.id === current ? 'page' : undefined}>
              {place.word}
            </a>
          ))}
        </nav>
        <form className="who" method="post" action={routes.signOut}>
          <a href={routes.staffSessions}>{who}</a>
          <button className="button bare small" type="submit">
            Sign out
          </button>
        </form>
      </header>
      <main id="main" tabIndex={-1} className="desk-frame">
        {children}
      </main>
    </div>
  )
}
