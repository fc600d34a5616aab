import { PlainList } from '../ui/plain-list'

export type TonightWords = {
  title: string
  text: string
  links: readonly { title: string; note: string; href: string }[]
}

/** The night band: for somebody who is awake after a bad evening. */
export function Tonight({ words }: { words: TonightWords }) {
  return (
    <section className="band on-deep">
      <div className="frame tonight">
        <div className="stack">
          <h2>{words.title}</h2>
          <p>{words.text}</p>
        </div>
        <PlainList>
          {words.links.map(link => (
            <li key={link.href}>
              <a href={link.href}>
                <b>{link.title}</b> <span>{link.note}</span>
              </a>
            </li>
          ))}
        </PlainList>
      </div>
    </section>
  )
}
