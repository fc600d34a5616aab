import { routes } from '@/lib/routes'
import { ButtonLink } from '../ui/button'
import { MotifRule } from '../ui/dance'

export type CallService = { slug: string; name: string; summary: string }

/** The invitation inside an article: opens booking with the right service already chosen, and says which article led there. */
export function BookingCall({ service, article }: { service: CallService; article: string }) {
  return (
    <aside className="call" aria-labelledby="call-title">
      <MotifRule slug={`call-${service.slug}`} />
      <h2 id="call-title">If you would like company with this</h2>
      <p>{service.summary} Nobody has to decide anything on the day.</p>
      <p className="actions">
        <ButtonLink href={routes.bookFromArticle(service.slug, article)}>
          Book {withArticle(service.name)}
        </ButtonLink>
      </p>
    </aside>
  )
}

function withArticle(name: string): string {
  const words = name.charAt(0).toLowerCase() + name.slice(1)
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
}
