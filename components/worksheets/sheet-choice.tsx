import type { Edition } from '@/lib/domain/worksheets/worksheet'
import { PlainList } from '../ui/plain-list'

/** Which sheet is for whom. A sheet opened by its link is the only one that is shown and that prints. */
export function SheetChoice({ editions }: { editions: readonly Edition[] }) {
  return (
    <nav className="sheet-choice" id="choice" aria-label="The sheets">
      <PlainList>
        {editions.map(edition => (
          <li key={edition.id}>
            <a href={`#${edition.id}`}>{edition.title}</a>
            <span>{edition.forWhom}</span>
          </li>
        ))}
      </PlainList>
    </nav>
  )
}
