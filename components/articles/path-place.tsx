import { routes } from '@/lib/routes'
import { Way } from './way'

type Part = { slug: string; title: string }

export type PathPlace = {
  path: { slug: string; title: string }
  part: number
  of: number
  back: Part | null
  on: Part | null
}

/** Above an article: which part of which path it is. */
export function PathLine({ path, part, of }: PathPlace) {
  return (
    <p className="meta">
      Part {part} of {of} of <a href={routes.path(path.slug)}>{path.title}</a>
    </p>
  )
}

/** Below an article: the part before, the part to go on with, or that this was the last. */
export function PathWays({ place }: { place: PathPlace }) {
  const { path, part, of, back, on } = place
  return (
    <section className="frame band path-ways" aria-label={`Reading path: ${path.title}`}>
      <div className="head-row">
        <h2>
          Part {part} of {of}
        </h2>
        <a className="go" href={routes.path(path.slug)}>
          All parts of {path.title}
        </a>
      </div>
      {on === null && <p>This was the last part.</p>}
      <nav className="prev-next" aria-label="Parts of this path">
        {back !== null && <Way word={`Back to part ${part - 1}`} rel="prev" to={back} />}
        {on !== null && <Way word={`Go on with part ${part + 1}`} rel="next" to={on} />}
      </nav>
    </section>
  )
}
