import type { ComponentProps } from 'react'
import { FeedLinks } from '@/components/site/feed-links'
import { SiteShell } from '@/components/site/shell'
import { findShellFacts } from './shell-facts'

/** A public page in its frame, with the practice's own facts in masthead and footer. */
export async function SitePage(props: Omit<ComponentProps<typeof SiteShell>, 'practice'>) {
  const practice = await findShellFacts()
  return (
    <>
      <FeedLinks practice={practice.shortName} />
      <SiteShell {...props} practice={practice} />
    </>
  )
}
