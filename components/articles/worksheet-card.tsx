import { routes } from '@/lib/routes'
import { ButtonLink } from '../ui/button'
import { Dance } from '../ui/dance'

export type CardWorksheet = { slug: string; title: string; cardText: string }

/** For those who are not ready to talk to anybody: the worksheet that belongs to the article. */
export function WorksheetCard({ worksheet }: { worksheet: CardWorksheet }) {
  return (
    <aside className="sheet-card" aria-labelledby="sheet-title">
      <div className="sheet-icon">
        <Dance slug={worksheet.slug} size="thumb" ground="none" />
      </div>
      <div>
        <h2 id="sheet-title">{worksheet.title}</h2>
        <p>{worksheet.cardText}</p>
        <p className="actions">
          <ButtonLink look="quiet" small href={routes.worksheet(worksheet.slug)}>
            Open the worksheet
          </ButtonLink>{' '}
          <a className="go" href={routes.worksheetPdf(worksheet.slug, 'joint')}>
            Get it as a PDF
          </a>
        </p>
      </div>
    </aside>
  )
}
