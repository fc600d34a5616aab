import { Fragment } from 'react'
import type { CrisisFacts } from '@/lib/domain/people/national-lines'
import { routes } from '@/lib/routes'

export function CrisisWords({ crisis }: { crisis: CrisisFacts }) {
  return (
    <p>
      {crisis.intro}
      {crisis.lines.map(line => (
        <Fragment key={line.tel}>
          {' '}
          <CrisisLine {...line} />
        </Fragment>
      ))}
    </p>
  )
}

function CrisisLine({ number, tel, says }: CrisisFacts['lines'][number]) {
  const [before, ...after] = says.split(number)
  const link = (
    <a href={`tel:${tel}`} className="nowrap">
      {number}
    </a>
  )
  if (after.length === 0) {
    return (
      <>
        {says} {link}
      </>
    )
  }
  return (
    <>
      {before}
      {link}
      {after.join(number)}
    </>
  )
}

/** For pages where somebody may be writing in distress: booking, contact, manage and worksheet pages carry it above the form. */
export function CrisisNotice({ crisis, level = 2 }: { crisis: CrisisFacts; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <aside className="notice" aria-labelledby="not-safe">
      <Heading id="not-safe">If you are not safe right now</Heading>
      <CrisisWords crisis={crisis} />
      <p>
        <a href={routes.helpNow}>More places to turn</a>
      </p>
    </aside>
  )
}
