import type { ComponentProps } from 'react'
import { SiteShell } from '@/components/site/shell'
import { findShellFacts } from './shell-facts'

/** A public page in its frame, with the practice's own facts in masthead and footer. */
export async function SitePage(props: Omit<ComponentProps<typeof SiteShell>, 'practice'>) {
  return <SiteShell {...props} practice={await findShellFacts()} />
}
