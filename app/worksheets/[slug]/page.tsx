import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditionSheet } from '@/components/worksheets/edition-sheet'
import { SheetChoice } from '@/components/worksheets/sheet-choice'
import { findWorksheet, type Worksheet } from '@/lib/content/worksheets'
import { routes } from '@/lib/routes'
import { PracticeCrisisNotice } from '../../practice-crisis-notice'
import { SitePage } from '../../site-page'
import '../worksheets.css'

type Props = { params: Promise<{ slug: string }> }

async function requireWorksheet({ params }: Props): Promise<Worksheet> {
  return findWorksheet((await params).slug) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, description, slug } = await requireWorksheet(props)
  return { title, description, alternates: { canonical: routes.worksheet(slug) } }
}

export default async function WorksheetPage(props: Props) {
  const worksheet = await requireWorksheet(props)
  return (
    <SitePage current="worksheets" width="wide">
      <div className="sheet-page">
        <div className="frame">
          <header className="sheet-intro no-print">
            <h1 className="page-title">{worksheet.title}</h1>
            <p className="dek">{worksheet.dek}</p>
            <SheetChoice editions={worksheet.editions} />
            <p className="meta">
              To print, choose a sheet above and use your browser’s Print: only that one comes out. The PDF
              can also be filled in on a screen.
              {worksheet.access === 'sign-in' &&
                ' Before the download we ask for your e-mail address and mail you a code.'}
            </p>
            <PracticeCrisisNotice />
          </header>
          <div className="sheets">
            {worksheet.editions.map(edition => (
              <EditionSheet key={edition.id} surround={worksheet} edition={edition} slug={worksheet.slug} />
            ))}
          </div>
        </div>
      </div>
    </SitePage>
  )
}
