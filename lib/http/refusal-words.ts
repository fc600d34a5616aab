type Words = readonly [title: string, words: string]

type Refused = {
  status: number
  /** Where the practice is reached. */
  phone: string
  /** How long the answer's `Retry-After` asks to wait. */
  seconds?: number
  /** Whether the page carries what was typed, to be sent again from it. */
  kept?: boolean
}

/** What a plain page says of a form that was refused: what happened, and what to do. */
export function refusalWords({ status, phone, seconds = 0, kept = false }: Refused): Words {
  const again = kept ? 'What you typed is still here: please try again' : 'Please go back and try again'
  switch (status) {
    case 200:
      return ['Done', 'That is done. There is nothing else to do.']
    case 400:
      return [
        unreadable,
        'Something in the request was not as this page sends it. Please go back and try again.',
      ]
    case 404:
      return ['Not here', 'There is nothing at this address, or no longer.']
    case 409:
      return ['That is over', `This can no longer be changed here. Please call us: ${phone}.`]
    case 413:
      return ['Too much', 'That is more than this form takes. Please shorten it.']
    case 415:
      return [unreadable, 'This address reads forms and JSON only.']
    case 429:
      return [
        'Please wait a little',
        `Too many tries in a short time. ${again} in ${inMinutes(seconds)}, or call us: ${phone}.`,
      ]
    case 503:
      return ['Not right now', `The trouble is on our side. ${again} in a minute, or call us: ${phone}.`]
    default:
      return ['That did not work', 'Please go back and try again.']
  }
}

const unreadable = 'This could not be read'

// Whoever comes back a moment too early is refused again.
function inMinutes(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
