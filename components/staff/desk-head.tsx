type DeskHeadProps = {
  title: string
  /** What the choice between the lists is about, for who cannot see that it stands beside the title. */
  label: string
  choices: readonly { which: string; href: string; word: string }[]
  current: string
}

/** The title of a page of the desk, with the lists one can choose between. */
export function DeskHead({ title, label, choices, current }: DeskHeadProps) {
  return (
    <div className="day-head">
      <h1>{title}</h1>
      <nav className="week" aria-label={label}>
        {choices.map(({ which, href, word }) => (
          <a key={which} href={href} aria-current={which === current ? 'page' : undefined}>
            {word}
          </a>
        ))}
      </nav>
    </div>
  )
}
