import { PlainList } from '../ui/plain-list'

export type ContentsEntry = { id: string; text: string }

/** The parts of an article, twice in the page and once on the screen: beside the text where there is room, folded above it where there is not. */
export function Contents({ entries }: { entries: readonly ContentsEntry[] }) {
  if (entries.length === 0) return null
  return (
    <>
      <nav className="contents" aria-labelledby="contents-title">
        <h2 id="contents-title">In this article</h2>
        <ContentsList entries={entries} />
      </nav>
      <details className="contents contents-fold">
        <summary>In this article</summary>
        <ContentsList entries={entries} />
      </details>
    </>
  )
}

function ContentsList({ entries }: { entries: readonly ContentsEntry[] }) {
  return (
    <PlainList ordered>
      {entries.map(entry => (
        <li key={entry.id}>
          <a href={`#${entry.id}`}>{entry.text}</a>
        </li>
      ))}
    </PlainList>
  )
}
