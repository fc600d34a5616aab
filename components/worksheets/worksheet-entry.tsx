import type { Edition, Surround } from '@/lib/domain/worksheets/worksheet'
import { routes } from '@/lib/routes'
import { Dance } from '../ui/dance'

export type ListedWorksheet = Surround & { slug: string; dek: string; editions: readonly Edition[] }

/** A worksheet in the list, with what it is made of. */
export function WorksheetEntry({ worksheet }: { worksheet: ListedWorksheet }) {
  const page = routes.worksheet(worksheet.slug)
  return (
    <li>
      <div>
        <h2>
          <a className="plain" href={page}>
            {worksheet.title}
          </a>
        </h2>
        <p>{worksheet.dek}</p>
        <ul className="sheet-names">
          {worksheet.editions.map(edition => (
            <li key={edition.id}>
              <a href={`${page}#${edition.id}`}>{edition.title}</a>
            </li>
          ))}
        </ul>
      </div>
      <Dance slug={worksheet.slug} size="thumb" />
    </li>
  )
}
