import { PlainList } from '../ui/plain-list'

export type ResultPiece = { text: string; hit: boolean }
export type Result = { path: string; title: readonly ResultPiece[]; excerpt: readonly ResultPiece[] }

type ResultsProps = {
  title: string
  results: readonly Result[]
  /** How many there are with those that are not shown. */
  total: number
}

/** What was found on one shelf, best first. */
export function Results({ title, results, total }: ResultsProps) {
  return (
    <section className="found">
      <h2>{title}</h2>
      <PlainList>
        {results.map(result => (
          <li key={result.path}>
            <h3>
              <a className="plain" href={result.path}>
                <Marked pieces={result.title} />
              </a>
            </h3>
            <p>
              <Marked pieces={result.excerpt} />
            </p>
          </li>
        ))}
      </PlainList>
      {total > results.length && (
        <p className="meta">
          These {results.length} of {total} fit best. Another word narrows the search.
        </p>
      )}
    </section>
  )
}

/** Text with its hits marked: each piece is text and nothing else, whatever it holds. */
function Marked({ pieces }: { pieces: readonly ResultPiece[] }) {
  // Pieces have no names of their own: their place is all they have, and it never changes.
  return pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))
}
