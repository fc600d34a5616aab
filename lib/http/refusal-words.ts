type Words = readonly [title: string, words: string]

/**
 * What a plain page says of a form that was refused with this status: what happened, and what to do. `phone` is where the practice
 * is reached, `seconds` how long its `Retry-After` asks to wait.
 */
export function refusalWords(status: number, phone: string, seconds = 0): Words {
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
        'A little slower, please',
        `${slower} please try again in ${inMinutes(seconds)}, or call us: ${phone}.`,
      ]
    case 503:
      return ['Not right now', `${ourTrouble} please try again in a minute, or call us: ${phone}.`]
    default:
      return ['That did not work', 'Please go back and try again.']
  }
}

const unreadable = 'This could not be read'
const slower = 'Too many tries in a short time. What you typed is still here:'
const ourTrouble = 'The trouble is on our side. What you wrote is still here:'

// Whoever comes back a moment too early is refused again.
function inMinutes(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
