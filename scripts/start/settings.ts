import { parseSettings, type Settings } from '@/lib/settings'
import { PlainFault } from './faults'

/** The settings of this start. A wrong one stops it before anything is opened: one plain sentence per fault, a line each. */
export function readSettings(): Settings {
  const parsed = parseSettings(process.env)
  if (!parsed.ok) throw new PlainFault(parsed.faults.join('\n'))
  return parsed.value
}
