import { roundsOf } from '../../scripts/testing/rounds'

/** How often this run repeats a race or a kill: `usual` in `npm test`, more in `npm run prove`. */
export function rounds(proof: 'races' | 'kills', usual: number): number {
  return roundsOf(proof, usual)
}
