import type { ReactNode } from 'react'

type Inside = { children?: ReactNode }

/** The first paragraph of an article, set a little larger. */
export function Opening({ children }: Inside) {
  return <div className="opening">{children}</div>
}

/** A remark that stands beside the text where there is room and in it where there is not. */
export function MarginNote({ children }: Inside) {
  return (
    <aside className="margin-note" role="note">
      {children}
    </aside>
  )
}

/** One line worth stopping for. It is part of the text and is read in its place. */
export function PullLine({ children }: Inside) {
  return <div className="aside-line">{children}</div>
}

export const promptsPart = { id: 'prompts', text: 'To think about' } as const

/** Questions for the reader: a part of the article with its own heading, on paper as well. */
export function Prompts({ children }: Inside) {
  return (
    <section className="prompts" id={promptsPart.id} aria-labelledby="prompts-title">
      <h2 id="prompts-title">{promptsPart.text}</h2>
      <p className="meta">Alone first, then together if you both want to. There are no right answers.</p>
      {children}
    </section>
  )
}

/** A wide table scrolls inside its own frame, by keyboard too, so that the page never scrolls sideways. */
export function FramedTable({ children }: Inside) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="table-frame" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </section>
  )
}
