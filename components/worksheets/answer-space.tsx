import { fieldOnPage, optionField, voiceField, voices } from '@/lib/domain/worksheets/fields'
import type { Answer, Question } from '@/lib/domain/worksheets/worksheet'

type WritingProps = { id: string; lines: number; describedBy: string }

// No suggestions from earlier visitors, no words left behind after a reload, and no spelling service that is sent what is typed:
// some browsers check spelling on their maker's servers.
const unseen = { autoComplete: 'off', autoCorrect: 'off', spellCheck: false, 'data-answer': '' } as const

/**
 * A field to type into on the screen; on paper its words, or lines for the hand. The empty placeholder lets the print style tell a
 * blank field, in whose place it shows the lines, from a filled one, which stands there itself where no script lays out its words.
 */
function Writing({ id, lines, describedBy }: WritingProps) {
  return (
    <>
      <textarea
        {...unseen}
        id={id}
        className={`lined lines-${lines}`}
        placeholder=" "
        aria-describedby={describedBy}
      />
      <div className={`on-paper lines-${lines}`} aria-hidden="true" />
      <div className="ruled" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => `line-${line + 1}`).map(line => (
          <span key={line} />
        ))}
      </div>
    </>
  )
}

type Props = { edition: string; question: Question; describedBy: string }

/** Where an answer goes, on screen and on paper. */
export function AnswerSpace({ edition, question: { id, answer }, describedBy }: Props) {
  const onPage = (field: string) => fieldOnPage(edition, field)
  switch (answer.kind) {
    case 'lines':
      return (
        <>
          <label className="visually-hidden" htmlFor={onPage(id)}>
            {answer.label}
          </label>
          <Writing id={onPage(id)} lines={answer.lines} describedBy={describedBy} />
        </>
      )
    case 'checklist':
      return (
        <Boxes answer={answer} describedBy={describedBy} idOf={option => onPage(optionField(id, option))} />
      )
    case 'two-voices':
      return (
        <div className="two-voices">
          {voices.map(voice => (
            <div key={voice}>
              <label htmlFor={onPage(voiceField(id, voice))}>{answer[voice].label}</label>
              <Writing id={onPage(voiceField(id, voice))} lines={answer.lines} describedBy={describedBy} />
            </div>
          ))}
        </div>
      )
  }
}

type BoxesProps = {
  answer: Extract<Answer, { kind: 'checklist' }>
  describedBy: string
  idOf: (option: string) => string
}

function Boxes({ answer, describedBy, idOf }: BoxesProps) {
  return (
    <fieldset className="tick-list" aria-describedby={describedBy}>
      <legend className="visually-hidden">{answer.label}</legend>
      {answer.options.map(option => (
        <label className="check" key={option.id}>
          <input data-answer="" type="checkbox" id={idOf(option.id)} />
          <span>{option.text}</span>
        </label>
      ))}
    </fieldset>
  )
}
