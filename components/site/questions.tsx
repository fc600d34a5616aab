import { PlainList } from '../ui/plain-list'
import { LineWords, Words } from '../ui/words'

export type Question = { id: string; question: string; answer: string; sources: readonly string[] }
export type QuestionGroup = { id: string; title: string; questions: readonly Question[] }
export type Source = { id: string; work: string }

/** Every question at a glance, for somebody who came with one. */
export function QuestionIndex({ groups }: { groups: readonly QuestionGroup[] }) {
  return (
    <nav aria-label="All questions" className="question-index">
      {groups.map(group => (
        <div key={group.id}>
          <p className="label">
            <a className="plain" href={`#${group.id}`}>
              {group.title}
            </a>
          </p>
          <PlainList>
            {group.questions.map(({ id, question }) => (
              <li key={id}>
                <a href={`#${id}`}>{question}</a>
              </li>
            ))}
          </PlainList>
        </div>
      ))}
    </nav>
  )
}

/** The answers, all in the open: nothing has to be unfolded to be read, printed or searched. */
export function Answers({
  groups,
  sources,
}: {
  groups: readonly QuestionGroup[]
  sources: readonly Source[]
}) {
  return groups.map(group => (
    <section key={group.id} className="prose answers" aria-labelledby={group.id}>
      <h2 id={group.id}>{group.title}</h2>
      {group.questions.map(one => (
        <section key={one.id} aria-labelledby={one.id}>
          <h3 id={one.id}>{one.question}</h3>
          <Words text={one.answer} />
          <Citation question={one} sources={sources} />
        </section>
      ))}
    </section>
  ))
}

function Citation({ question, sources }: { question: Question; sources: readonly Source[] }) {
  const cited = sources.flatMap(({ id }, at) =>
    question.sources.includes(id) ? [{ id, number: at + 1 }] : [],
  )
  if (cited.length === 0) return null
  return (
    <p className="meta">
      Where this comes from:{' '}
      {cited.map(({ id, number }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <a href={`#${id}`} aria-label={`Source ${number}`}>
            {number}
          </a>
        </span>
      ))}
    </p>
  )
}

/** The works that answers rest on, each with the way back to the questions that cite it. */
export function Sources({
  sources,
  groups,
}: {
  sources: readonly Source[]
  groups: readonly QuestionGroup[]
}) {
  if (sources.length === 0) return null
  const questions = groups.flatMap(group => group.questions)
  return (
    <section className="footnotes" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ol>
        {sources.map(({ id, work }) => (
          <li key={id} id={id}>
            <LineWords text={work} />
            {questions
              .filter(one => one.sources.includes(id))
              .map(one => (
                <a
                  key={one.id}
                  className="data-footnote-backref"
                  href={`#${one.id}`}
                  aria-label={`Back to: ${one.question}`}
                >
                  ↩
                </a>
              ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
