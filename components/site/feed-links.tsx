import { routes } from '@/lib/routes'

const kinds = [
  { type: 'application/atom+xml', href: routes.atom, name: 'Atom' },
  { type: 'application/rss+xml', href: routes.rss, name: 'RSS' },
  { type: 'application/feed+json', href: routes.jsonFeed, name: 'JSON' },
]

/** How a feed reader finds the journal from any page: React carries these to the head. */
export function FeedLinks({ practice }: { practice: string }) {
  return kinds.map(({ type, href, name }) => (
    <link key={type} rel="alternate" type={type} href={href} title={`${practice}: Journal (${name})`} />
  ))
}
