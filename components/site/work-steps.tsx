import { NumberedSteps } from '../ui/numbered-steps'
import { PlainList } from '../ui/plain-list'

export type WorkWords = {
  title: string
  dek: string
  note: string
  steps: readonly { title: string; text: string }[]
  ways: readonly { label: string; href: string }[]
}

export function WorkSteps({ words }: { words: WorkWords }) {
  return (
    <section className="band on-wash" id="work">
      <div className="frame pair">
        <div className="stack">
          <h2>{words.title}</h2>
          <p className="dek">{words.dek}</p>
          <p className="meta">{words.note}</p>
          <PlainList>
            {words.ways.map(way => (
              <li key={way.href}>
                <a className="go" href={way.href}>
                  {way.label}
                </a>
              </li>
            ))}
          </PlainList>
        </div>
        <NumberedSteps steps={words.steps} />
      </div>
    </section>
  )
}
