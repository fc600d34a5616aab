import type { ReactNode } from 'react'
import { Footer } from './footer'
import { type Current, Masthead } from './masthead'
import type { ShellFacts } from './shell-facts'

type ShellProps = {
  practice: ShellFacts
  /** Which word of the masthead is underlined. */
  current: Current | null
  /** `frame` keeps the content in the page's column; `wide` lets bands reach the edges. */
  width?: 'frame' | 'wide'
  children: ReactNode
}

/** The frame of every public page: skip link, masthead, the page itself, and a footer that always says where to turn. */
export function SiteShell({ practice, current, width = 'frame', children }: ShellProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      {practice.sampleInPublic && (
        <p className="sample-banner">
          This site still shows a sample practice. Its people, fees and times are invented: please do not book
          here.
        </p>
      )}
      <Masthead name={practice.shortName} current={current} />
      <main id="main" tabIndex={-1} className={width === 'frame' ? 'frame' : undefined}>
        {children}
      </main>
      <Footer practice={practice} />
    </>
  )
}
