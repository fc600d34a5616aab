import type { HalfPlan } from '@/lib/domain/worksheets/halves'
import { firstNumberOf, footOf } from '@/lib/domain/worksheets/sheet-lines'
import type { Edition, Surround } from '@/lib/domain/worksheets/worksheet'
import { routes } from '@/lib/routes'
import { ButtonLink } from '../ui/button'
import { MotifRule } from '../ui/dance'
import { Notice } from '../ui/notice'
import { HalfJoiner } from './half-joiner'
import { HalfSaver } from './half-saver'
import { SheetSection } from './sheet-section'

type Props = { surround: Surround; edition: Edition; slug: string; halves: HalfPlan | null; alone: boolean }

/** One edition as a sheet of paper. It carries its own safety words: sheets are handed on one by one. */
export function EditionSheet({ surround, edition, slug, halves, alone }: Props) {
  return (
    <article className="sheet" id={edition.id} aria-labelledby={`${edition.id}-title`}>
      <p className="eyebrow">{surround.title}</p>
      <h2 className="page-title" id={`${edition.id}-title`}>
        {edition.title}
      </h2>
      <p className="sheet-for">{edition.forWhom}</p>
      <p className="dek sheet-dek">{edition.intro}</p>
      <MotifRule slug={slug} />
      <div className="sheet-safety">
        <Notice tone="caution" title={surround.safety.heading} level={3}>
          {surround.safety.text}
        </Notice>
      </div>
      {halves !== null && edition.id === 'joint' && <HalfJoiner plan={halves} />}
      {edition.sections.map((section, at) => (
        <SheetSection
          key={section.id}
          edition={edition.id}
          section={section}
          firstNumber={firstNumberOf(edition.sections, at)}
        />
      ))}
      <p className="sheet-closing">{edition.closing}</p>
      <HalfOf plan={halves} edition={edition.id} />
      <p className="actions no-print">
        <ButtonLink look="quiet" small href={routes.worksheetPdf(slug, edition.id)}>
          Download “{edition.title}” as a PDF
        </ButtonLink>
        {!alone && <a href="#choice">Choose another sheet</a>}
      </p>
      <p className="meta sheet-foot">{footOf(surround)}</p>
    </article>
  )
}

function HalfOf({ plan, edition }: { plan: HalfPlan | null; edition: string }) {
  const sheet = plan?.halves.find(({ id }) => id === edition)
  if (plan === null || sheet === undefined) return null
  return <HalfSaver worksheet={plan.worksheet} sheet={sheet} />
}
