import type { Metadata } from 'next'
import { Entries } from '@/components/articles/entry'
import { LeadEntry } from '@/components/articles/lead-entry'
import { FeesTable } from '@/components/site/fees-table'
import { Hero } from '@/components/site/hero'
import { People } from '@/components/site/people'
import { Tonight } from '@/components/site/tonight'
import { WorkSteps } from '@/components/site/work-steps'
import { ButtonLink } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { AboutSite } from '../about-things'
import { listTeasers } from '../articles/teasers'
import { describePage } from '../describe-page'
import { SitePage } from '../site-page'
import { findThePractice } from '../the-practice'
import { feeRows } from './fee-rows'

export async function generateMetadata(): Promise<Metadata> {
  const { practice } = await findThePractice()
  const { name, city, description } = practice
  return describePage({ title: `${name}, ${city}`, alone: true, description, path: routes.home })
}

export default async function HomePage() {
  const { pages, services, therapists } = await findThePractice()
  const [lead, ...others] = await listTeasers()
  const { hero, phases, tonight, journal, work, people, fees } = pages.home
  return (
    <SitePage current={null} width="wide">
      <AboutSite />
      <Hero words={hero} phases={phases} />
      <Tonight words={tonight} />
      {lead !== undefined && (
        <section className="band">
          <div className="frame">
            <div className="head-row">
              <h2>{journal.title}</h2>
              <a className="go" href={routes.articles}>
                {journal.all}
              </a>
            </div>
            <LeadEntry article={lead} />
            <Entries articles={others.slice(0, 2)} detail="short" />
          </div>
        </section>
      )}
      <WorkSteps words={work} />
      <People title={people.title} all={people.all} people={therapists} />
      <section className="band" id="fees">
        <div className="frame pair">
          <div className="stack">
            <h2>{fees.title}</h2>
            <p>{fees.text}</p>
            <p className="actions">
              <ButtonLink look="quiet" href={routes.fees}>
                Fees and policies
              </ButtonLink>
            </p>
          </div>
          <FeesTable caption={pages.fees.tableCaption} rows={feeRows(services, pages.fees.extraRows)} />
        </div>
      </section>
    </SitePage>
  )
}
