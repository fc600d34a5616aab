import { ButtonLink } from '../ui/button'
import { Dance } from '../ui/dance'
import { LineWords } from '../ui/words'

type WayOn = { label: string; href: string }
export type HeroWords = { title: string; dek: string; primary: WayOn; secondary: WayOn }
export type Phase = { title: string; text: string }

/** The front page's first sight: what this is about, one thing to do, and the dance under it in three parts. */
export function Hero({ words, phases }: { words: HeroWords; phases: readonly Phase[] }) {
  return (
    <section className="hero">
      <div className="frame hero-words">
        <h1>{words.title}</h1>
        <div>
          <p className="dek">{words.dek}</p>
          <p className="actions">
            <ButtonLink href={words.primary.href}>{words.primary.label}</ButtonLink>{' '}
            <a className="go" href={words.secondary.href}>
              {words.secondary.label}
            </a>
          </p>
        </div>
      </div>
      <div className="hero-line">
        <Dance slug="home" size="wide" ground="none" />
      </div>
      <div className="frame phases">
        {phases.map(phase => (
          <div key={phase.title}>
            <h2>{phase.title}</h2>
            <p>
              <LineWords text={phase.text} />
            </p>
          </div>
        ))}
      </div>
    </section>
  )
}
