export type ShownIntake = { name: string; answers: readonly { question: string; answer: string }[] }

/** What people answered before they come. Rendered for the assigned therapist alone; the page decides, from what the use-case gave. */
export function Intake({ intake }: { intake: readonly ShownIntake[] }) {
  return (
    <section className="desk-panel" aria-labelledby="intake">
      <h2 id="intake">
        Before the session <span>you alone read this</span>
      </h2>
      {intake.length === 0 && <p>Nothing was written.</p>}
      {intake.map(({ name, answers }) => (
        <dl className="facts answers" key={name}>
          {answers.map(({ question, answer }) => (
            <div key={question}>
              <dt>
                {question} <span className="meta">{name}</span>
              </dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  )
}
