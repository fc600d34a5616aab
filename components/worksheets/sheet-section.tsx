import type { Section } from '@/lib/domain/worksheets/worksheet'
import { AnswerSpace } from './answer-space'

type Props = { section: Section; firstNumber: number }

/** One part of a sheet, its questions numbered on from those before. */
export function SheetSection({ section, firstNumber }: Props) {
  return (
    <section>
      <h3 className="eyebrow sheet-part">{section.heading}</h3>
      {section.questions.map((question, at) => (
        <div className="question" key={question.id}>
          <h4>
            {firstNumber + at}. {question.heading}
          </h4>
          <p>{question.prompt}</p>
          <AnswerSpace answer={question.answer} />
        </div>
      ))}
    </section>
  )
}
