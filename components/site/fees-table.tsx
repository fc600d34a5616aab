export type FeeRow = { name: string; minutes: number; fee: string }

/** Whole dollars where the fee is whole, so that nobody reads noughts: `$210`, `$97.50`, `No charge`. */
export function feeWords(cents: number): string {
  if (cents === 0) return 'No charge'
  const dollars = cents / 100
  return `$${Number.isInteger(dollars) ? dollars : dollars.toFixed(2)}`
}

export function FeesTable({ caption, rows }: { caption: string; rows: readonly FeeRow[] }) {
  return (
    <div className="table-frame">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Length</th>
            <th scope="col" className="number">
              Fee
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="nowrap">{row.minutes} min</td>
              <td className="number">{row.fee}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
