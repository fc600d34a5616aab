import type { ReactNode } from 'react'
import type { CrisisFacts } from './crisis-notice'
import { Footer } from './footer'
import { type Current, Masthead } from './masthead'

/** What every public page says about the practice. */
export type ShellFacts = {
  name: string
  shortName: string
  phone: string
  /** The lines under "The practice": where it is, and where it works by video. */
  where: readonly string[]
  crisis: CrisisFacts
  /** True while the people and words are invented ones. */
  sample: boolean
}

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
      <Masthead name={practice.shortName} current={current} />
      <main id="main" tabIndex={-1} className={width === 'frame' ? 'frame' : undefined}>
        {children}
      </main>
      <Footer practice={practice} />
    </>
  )
}
