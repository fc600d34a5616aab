import type { Section } from '@/lib/domain/worksheets/worksheet'
import { AnswerSpace } from './answer-space'

type Props = { edition: string; section: Section; firstNumber: number }

/** One part of a sheet, its questions numbered on from those before. */
export function SheetSection({ edition, section, firstNumber }: Props) {
  return (
    <section>
      <h3 className="eyebrow sheet-part">{section.heading}</h3>
      {section.questions.map((question, at) => {
        const prompt = `prompt-${edition}-${question.id}`
        return (
          <div className="question" key={question.id}>
            <h4>
              {firstNumber + at}. {question.heading}
            </h4>
            <p id={prompt}>{question.prompt}</p>
            <AnswerSpace edition={edition} question={question} describedBy={prompt} />
          </div>
        )
      })}
    </section>
  )
}
