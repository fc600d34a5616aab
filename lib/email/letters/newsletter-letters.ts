import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { isNeutral, neutralName } from '@/lib/domain/letters/neutral-words'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'

type Asked = {
  practice: { shortName: string }
  publicUrl: string
  /** Null when the address is on the list already. */
  confirmToken: string | null
  unsubscribeToken: string
}

/**
 * What somebody gets whose address was typed into the newsletter form: the page with its button, or word that there is nothing to
 * confirm. Like a code it holds nothing that anybody typed, and does not say what the practice does.
 */
export function newsletterConfirmLetter({ practice, publicUrl, ...tokens }: Asked): RenderedLetter {
  const name = neutralName(practice.shortName)
  const subject = 'Please confirm'
  const asked = `Someone asked at ${name} for letters about new articles, and gave this address.`
  const blocks =
    tokens.confirmToken === null
      ? [
          paragraph(`${asked} You get them already, so there is nothing to confirm.`),
          unsubscribeBlock(absolute(publicUrl, routes.newsletterUnsubscribe(tokens.unsubscribeToken))),
          paragraph(name),
        ]
      : [
          paragraph(
            `${asked} If that was you, open this page and press its button. The link works for 7 days.`,
          ),
          {
            kind: 'link' as const,
            label: 'Confirm',
            url: absolute(publicUrl, routes.newsletterConfirm(tokens.confirmToken)),
          },
          paragraph('If you did not ask, you need not do anything: without the button no letter follows.'),
          paragraph(name),
        ]
  return { fromName: name, subject, text: renderText(blocks), html: renderHtml(subject, blocks) }
}

export type NewsletterLetterProps = {
  practice: { shortName: string }
  publicUrl: string
  article: { slug: string; title: string; dek: string }
  unsubscribeToken: string
}

/**
 * One article to one subscriber: title, first words, and the way to it. The subject is the title only where that tells nobody who
 * looks over a shoulder what it is about. The link to leave stands in the letter and in its headers (RFC 8058).
 */
export function newsletterLetter({
  practice,
  publicUrl,
  article,
  unsubscribeToken,
}: NewsletterLetterProps): RenderedLetter {
  const name = neutralName(practice.shortName)
  const subject = isNeutral(article.title) ? article.title : 'A new article'
  const unsubscribeUrl = absolute(publicUrl, routes.newsletterUnsubscribe(unsubscribeToken))
  const blocks: Block[] = [
    paragraph(article.title),
    paragraph(article.dek),
    { kind: 'link', label: 'Read it', url: absolute(publicUrl, routes.article(article.slug)) },
    paragraph(`You get this because you asked ${name} for letters about new articles, and confirmed it.`),
    unsubscribeBlock(unsubscribeUrl),
  ]
  return {
    fromName: name,
    subject,
    text: renderText(blocks),
    html: renderHtml(subject, blocks),
    unsubscribeUrl,
  }
}

const unsubscribeBlock = (url: string): Block => ({ kind: 'link', label: 'End these letters', url })
