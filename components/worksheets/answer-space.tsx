import type { Answer } from '@/lib/domain/worksheets/worksheet'

/** Lines to write on by hand. Nothing to hear: the prompt above has already asked. */
function RuledLines({ count }: { count: number }) {
  return (
    <div className="ruled" aria-hidden="true">
      {Array.from({ length: count }, (_, line) => `line-${line + 1}`).map(line => (
        <span key={line} />
      ))}
    </div>
  )
}

/** Where an answer goes on paper. */
export function AnswerSpace({ answer }: { answer: Answer }) {
  switch (answer.kind) {
    case 'lines':
      return <RuledLines count={answer.lines} />
    case 'checklist':
      return (
        <ul className="tick-list">
          {answer.options.map(option => (
            <li key={option.id}>{option.text}</li>
          ))}
        </ul>
      )
    case 'two-voices':
      return (
        <div className="two-voices">
          {[answer.first, answer.second].map(voice => (
            <div key={voice.label}>
              <h5>{voice.label}</h5>
              <RuledLines count={answer.lines} />
            </div>
          ))}
        </div>
      )
  }
}
