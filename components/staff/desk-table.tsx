import type { ReactNode } from 'react'

type DeskTableProps = {
  /** What the table lists, for whoever does not see the page; none where the heading above says it. */
  caption?: string
  columns: readonly string[]
  /** Its rows. */
  children: ReactNode
}

/** Rows of the desk under their heads. On a phone, where there are none, a cell says its `data-label` itself. */
export function DeskTable({ caption, columns, children }: DeskTableProps) {
  return (
    <div className="table-frame">
      <table className="rows">
        {caption !== undefined && <caption className="visually-hidden">{caption}</caption>}
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
