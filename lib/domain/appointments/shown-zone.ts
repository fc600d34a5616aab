import type { Zone } from '../time/types'

/** In whose time an appointment is said, on every page, letter and calendar: the office's in person (Z3), by video the one chosen (I24). */
export const shownZone = ({ place, zone }: { place: string; zone: Zone }, chosen: Zone | null): Zone =>
  place === 'video' ? (chosen ?? zone) : zone
