type Cell = { day: number; words: string; href: string | null }
type Way = { href: string; words: string } | null

export type MonthOverviewProps = {
  /** `December 2026` */
  month: string
  /** The rows of a calendar, Sunday first; null outside the month. A day without a way on has no times. */
  weeks: readonly (readonly (Cell | null)[])[]
  earlier: Way
  later: Way
  open: boolean
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** Which days of a month have times (B4): a real table of links, folded away until somebody wants it. The list stays what one books from. */
export function MonthOverview({ month, weeks, earlier, later, open }: MonthOverviewProps) {
  return (
    <details className="month" open={open}>
      <summary>See the whole month</summary>
      <table>
        <caption>{month}</caption>
        <thead>
          <tr>
            {weekdays.map(name => (
              <th key={name} scope="col">
                <abbr title={name}>{name.slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr key={week.find(cell => cell !== null)?.day}>
              {week.map((cell, column) => (
                <Day key={weekdays[column]} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">Days with a line under them have times.</p>
      <nav aria-label="Other months" className="month-ways">
        {earlier && <a href={earlier.href}>{earlier.words}</a>}
        {later && <a href={later.href}>{later.words}</a>}
      </nav>
    </details>
  )
}

function Day({ cell }: { cell: Cell | null }) {
  if (cell === null) return <td />
  if (cell.href === null)
    return (
      <td>
        {cell.day}
        <span className="visually-hidden">: no times</span>
      </td>
    )
  return (
    <td>
      <a href={cell.href} aria-label={cell.words}>
        {cell.day}
      </a>
    </td>
  )
}
