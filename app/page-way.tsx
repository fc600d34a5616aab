import { Crumbs } from '@/components/ui/crumbs'
import { routes } from '@/lib/routes'
import { AboutWay, journal, type Step } from './about-things'

/** Where a page stands: the page above it to press, and the whole way for search engines, which show it in place of an address. */
function PageWay({ above, here }: { above: Step; here: Step }) {
  return (
    <>
      <Crumbs steps={[above]} />
      <AboutWay steps={[above, here]} />
    </>
  )
}

export const WayInJournal = ({ here }: { here: Step }) => <PageWay above={journal} here={here} />

export const WayInWorksheets = ({ here }: { here: Step }) => (
  <PageWay above={{ name: 'Worksheets', path: routes.worksheets }} here={here} />
)

export const WayInNotices = ({ here }: { here: Step }) => (
  <PageWay above={{ name: 'Notices', path: routes.notices }} here={here} />
)
