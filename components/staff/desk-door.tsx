import type { ReactNode } from 'react'
import { DeskMark } from './desk-mark'

/** The frame of the pages before the desk: sign-in, first start, invitation. One thing at a time, and no way past it. */
export function DeskDoor({ practiceName, children }: { practiceName: string; children: ReactNode }) {
  return (
    <div className="desk">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="desk-bar">
        <DeskMark practiceName={practiceName} />
      </header>
      <main id="main" tabIndex={-1} className="frame">
        <div className="narrow stack">{children}</div>
      </main>
    </div>
  )
}
