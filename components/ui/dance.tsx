import { drawDance, type MotifSize, sheets } from './motif'
import { type Ground, groundOf } from './motif-seed'
import type { Shape } from './motif-shapes'

type DanceProps = {
  slug: string
  shape?: Shape | undefined
  size?: MotifSize
  /** `none` leaves the page's own colour behind the lines. */
  ground?: Ground | 'none' | undefined
}

/** The two lines of a slug, as a picture hidden from screen readers: a caption or a title beside it says what it shows. */
export function Dance({ slug, shape = 'meet', size = 'art', ground = groundOf(slug) }: DanceProps) {
  const { width, height } = sheets[size]
  const { between, lineA, lineB, lantern } = drawDance(slug, shape, size)
  return (
    <svg
      className={`motif motif-${size}${size === 'rule' ? '' : ` on-${ground}`}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {between !== null && <path className="m-between" d={between} />}
      <path className="m-b" d={lineB} />
      <path className="m-a" d={lineA} />
      {lantern !== null && (
        <circle className={lantern.met ? 'm-met' : 'm-unmet'} cx={lantern.cx} cy={lantern.cy} r={lantern.r} />
      )}
    </svg>
  )
}

/** A divider: the same two lines, drawn small. */
export function MotifRule({ slug }: { slug: string }) {
  return <Dance slug={slug} size="rule" />
}
