import { Facts } from '../ui/facts'
import { feeWords } from './fees-table'

export type ServiceInFull = {
  name: string
  audience: string
  minutes: number
  feeCents: number
  /** Where it takes place, in words that may stand in a sentence: `by video`, `Portland office`. */
  places: readonly string[]
  parties: readonly (1 | 2)[]
  approval: 'instant' | 'staff'
  online: boolean
  /** Until how many minutes before the start it may be moved or cancelled by oneself. */
  cutOffMinutes: number
}

/** One service in figures: what it is, what it costs and how one comes to it. */
export function ServiceFacts({ service }: { service: ServiceInFull }) {
  return (
    <Facts
      facts={[
        { label: 'Length', value: `${service.minutes} minutes` },
        { label: 'Fee', value: feeWords(service.feeCents) },
        { label: 'Where', value: placesWords(service.places) },
        { label: 'For', value: service.audience },
        { label: 'Who comes', value: partyWords(service.parties) },
        { label: 'Booking', value: bookingWords(service) },
        { label: 'Cancelling', value: `By yourself until ${spanWords(service.cutOffMinutes)} before` },
      ]}
    />
  )
}

function partyWords(parties: readonly (1 | 2)[]): string {
  if (parties.length > 1) return 'Both of you, or one'
  return parties[0] === 2 ? 'Both of you' : 'One of you'
}

/** The places as the beginning of a line: `By video`, `Portland office, or by video`. */
export function placesWords(places: readonly string[]): string {
  const words = places.join(', or ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** How it is booked, for somebody who wants to know before beginning. */
function bookingWords({ approval, online }: Pick<ServiceInFull, 'approval' | 'online'>): string {
  if (!online) return 'Arranged with us, at a time you pick here'
  return approval === 'instant' ? 'Booked at once' : 'You ask for a time, and we answer by e-mail'
}

/** A span in whole hours where it is one: `2 hours`, `45 minutes`. */
function spanWords(minutes: number): string {
  const hours = minutes / 60
  if (!Number.isInteger(hours)) return `${minutes} minutes`
  return hours === 1 ? 'an hour' : `${hours} hours`
}
