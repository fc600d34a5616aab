import { z } from 'zod'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import { emailField, slugField } from './text'

const consentWords = 'Please tick that we may write to you'

/** `POST /newsletter`: an address, and the version of the words that were agreed to. */
export const newsletterForm = z.object({
  email: emailField,
  consent: z
    .string(consentWords)
    .refine(
      version => version === newsletterConsent.version,
      'These words have changed: please read and tick them again',
    ),
})

/** `POST /staff/newsletter/send`: which article, and that it may go out now. */
export const sendArticleForm = z.object({
  article: slugField,
  ready: z.literal('on', 'Please tick that it may go out now: a letter cannot be called back'),
})

/** `POST /newsletter/<token>/unsubscribe`: by the button of the page, or by a mail program in the words of RFC 8058. */
export const unsubscribeForm = z
  .looseObject({})
  .transform(fields => ({ byMailProgram: fields['List-Unsubscribe'] === 'One-Click' }))
