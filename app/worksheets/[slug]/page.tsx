import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuickExit } from '@/components/site/quick-exit'
import { EditionSheet } from '@/components/worksheets/edition-sheet'
import { SheetChoice } from '@/components/worksheets/sheet-choice'
import { SheetTools } from '@/components/worksheets/sheet-tools'
import { StaysHere } from '@/components/worksheets/stays-here'
import { findWorksheet, type Worksheet } from '@/lib/content/worksheets'
import { planHalves } from '@/lib/domain/worksheets/halves'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { WayInWorksheets } from '../../page-way'
import { PracticeCrisisNotice } from '../../practice-crisis-notice'
import { SitePage } from '../../site-page'
import '../worksheets.css'

type Props = { params: Promise<{ slug: string }> }

async function requireWorksheet({ params }: Props): Promise<Worksheet> {
  return findWorksheet((await params).slug) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { tabTitle, description, slug } = await requireWorksheet(props)
  return describePage({
    title: tabTitle,
    description,
    path: routes.worksheet(slug),
    // A message with this link may light up on a screen that somebody else reads: it says no more than the tab does (W6).
    passedOn: { title: tabTitle, description: 'Pages to fill in on the screen or on paper.' },
    picture: 'lines',
  })
}

export default async function WorksheetPage(props: Props) {
  const worksheet = await requireWorksheet(props)
  const { slug, editions } = worksheet
  const halves = planHalves(slug, editions)
  const alone = editions.length === 1
  return (
    <SitePage current="worksheets" width="wide">
      <div className="sheet-page">
        <div className="frame">
          <QuickExit />
          <header className="sheet-intro no-print">
            <WayInWorksheets here={{ name: worksheet.title, path: routes.worksheet(slug) }} />
            <h1 className="page-title">{worksheet.title}</h1>
            <p className="dek">{worksheet.dek}</p>
            {!alone && <SheetChoice editions={editions} />}
            <PracticeCrisisNotice />
            <StaysHere signInFirst={worksheet.access === 'sign-in'} alone={alone} />
            <SheetTools worksheet={slug} />
          </header>
          <div className="sheets">
            {editions.map(edition => (
              <EditionSheet
                key={edition.id}
                surround={worksheet}
                edition={edition}
                slug={slug}
                halves={halves}
                alone={alone}
              />
            ))}
          </div>
        </div>
      </div>
    </SitePage>
  )
}
