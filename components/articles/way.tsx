import { routes } from '@/lib/routes'

type WayProps = { word: string; rel: 'prev' | 'next'; to: { slug: string; title: string } }

/** A step to one of two neighbours, back or on. */
export function Way({ word, rel, to }: WayProps) {
  return (
    <a href={routes.article(to.slug)} rel={rel}>
      <span className="meta">{word}</span> <b>{to.title}</b>
    </a>
  )
}
