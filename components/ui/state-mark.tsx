import type { ReactNode } from 'react'

/** The looks of an appointment: states that look alike to people share one. */
export type MarkLook = 'requested' | 'awaiting' | 'confirmed' | 'attended' | 'noshow' | 'cancelled'

const strokes: Readonly<Record<MarkLook, ReactNode>> = {
  requested: lines('g open', 'M1 4h22', 'g open', 'M1 12h22'),
  awaiting: lines('g', 'M1 4h22', 'g open', 'M1 12h22'),
  confirmed: lines('g', 'M1 3c6 0 8 5 12 5h10', 'g', 'M1 13c6 0 8-5 12-5'),
  attended: lines('g', 'M1 3c4 0 5 5 8 5h3', 'g', 'M1 13c4 0 5-5 8-5', 'M15 8.5l2.8 3.4L23 4.5'),
  noshow: lines('g', 'M1 4h22', 'g', 'M1 12h8'),
  cancelled: lines('g gone', 'M1 4h22', 'g gone', 'M1 12h22', 'M4 15L20 1'),
}

function lines(classA: string, pathA: string, classB: string, pathB: string, mark?: string): ReactNode {
  return (
    <>
      <path className={classA} d={pathA} />
      <path className={classB} d={pathB} />
      {mark !== undefined && <path className="g-x" d={mark} />}
    </>
  )
}

/** A state in words with its two lines beside it: never the mark alone. Needs `staff.css`. */
export function StateMark({ look, children }: { look: MarkLook; children: ReactNode }) {
  return (
    <span className={`state is-${look}`}>
      <svg className="glyph" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
        {strokes[look]}
      </svg>{' '}
      {children}
    </span>
  )
}
