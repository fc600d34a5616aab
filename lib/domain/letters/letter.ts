/** What a letter is for. Codes can be neither read nor sent again by anybody; the others belong to an appointment. */
export type LetterKind =
  | 'sign-in-code'
  | 'booking-code'
  | 'request'
  | 'confirmation'
  | 'change'
  | 'declined'
  | 'expired'
  | 'cancellation'

/** The iTIP method (RFC 5546) that the mail's calendar part must repeat. */
export type CalendarMethod = 'REQUEST' | 'CANCEL'

/** A letter as it will be read. `fromName` is the neutral name beside the sender's address. */
export type RenderedLetter = {
  fromName: string
  subject: string
  text: string
  html: string
  calendar?: { method: CalendarMethod; ics: string }
}
