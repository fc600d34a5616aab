import type { Metadata } from 'next'
import { PlainList } from '@/components/ui/plain-list'
import { WorksheetEntry } from '@/components/worksheets/worksheet-entry'
import { listWorksheets } from '@/lib/content/worksheets'
import { routes } from '@/lib/routes'
import { describePage } from '../describe-page'
import { SitePage } from '../site-page'
import './worksheets.css'

const dek =
  'Pages to fill in apart or together, on the screen, on paper or in a PDF. They are free, and they stay with you.'

export const generateMetadata = (): Promise<Metadata> =>
  describePage({ title: 'Worksheets', description: dek, path: routes.worksheets })

export default function WorksheetsPage() {
  const worksheets = listWorksheets()
  return (
    <SitePage current="worksheets">
      <header className="article-head">
        <h1>Worksheets</h1>
        <p className="dek">{dek}</p>
      </header>
      {worksheets.length === 0 ? (
        <p className="plain-page">There are no worksheets yet.</p>
      ) : (
        <PlainList className="entries worksheet-list">
          {worksheets.map(worksheet => (
            <WorksheetEntry key={worksheet.slug} worksheet={worksheet} />
          ))}
        </PlainList>
      )}
    </SitePage>
  )
}
