/** What a letter is for. Codes can be neither read nor sent again by anybody. */
export type LetterKind =
  | 'sign-in-code'
  | 'booking-code'
  | 'request'
  | 'confirmation'
  | 'change'
  | 'declined'
  | 'expired'
  | 'cancellation'
  | 'message-waiting'
  | 'newsletter-confirm'
  | 'newsletter'

/** The iTIP method (RFC 5546) that the mail's calendar part must repeat. */
export type CalendarMethod = 'REQUEST' | 'CANCEL'

/** A letter as it will be read. `fromName` is the neutral name beside the sender's address. */
export type RenderedLetter = {
  fromName: string
  subject: string
  text: string
  html: string
  calendar?: { method: CalendarMethod; ics: string }
  /** In a letter to a list: the address that takes its reader off it, by GET after a press and by POST at once (RFC 8058). */
  unsubscribeUrl?: string
}
