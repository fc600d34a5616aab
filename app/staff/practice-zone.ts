import { parseZone, type Zone } from '@/lib/domain/time/types'
import { findThePractice } from '../the-practice'

/** The zone in which the desk reads its clock. */
export async function practiceZone(): Promise<Zone> {
  const zone = parseZone((await findThePractice()).practice.zone)
  if (zone === null) throw new Error('The practice is in an unknown zone.')
  return zone
}
