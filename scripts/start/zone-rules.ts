import type { ZoneRulesJudgement } from '@/lib/use-cases/check-zone-rules'
import { PlainFault } from './faults'
import { say } from './steps'

/** Stops the start when this machine's zone rules cannot keep the times that were promised; says what is merely worth knowing. */
export async function requireZoneRules(): Promise<void> {
  const { checkZoneRules } = await import('@/lib/use-cases/check-zone-rules')
  const { fault, note } = describeZoneRules(await checkZoneRules())
  if (fault !== null) throw new PlainFault(fault)
  if (note !== null) say(`· ${note}`)
}

const mend = 'Start with the Node that npm ci installs, or with a newer one.'
const count = (number: number) => `${number} appointment${number === 1 ? '' : 's'}`

/** One plain sentence for what stops the start, or for what somebody should know; both null when all is well. */
export function describeZoneRules(judged: ZoneRulesJudgement): { fault: string | null; note: string | null } {
  if (!judged.ok) return { fault: describeFault(judged), note: null }
  const { rules, kept, moving, isOlder } = judged
  if (kept === 0) return { fault: null, note: null }
  if (isOlder && moving === 0)
    return {
      fault: null,
      note: `The time zone rules of this Node (${rules}) are older than those some appointments were promised under; they give the same hours.`,
    }
  const what = moving === 0 ? 'none of them moves' : `${moving} of them must move to keep their hour`
  const note = `The time zone rules changed to ${rules} since ${count(kept)} ahead were promised, and ${what}: run npm run zones:recompute.`
  return { fault: null, note }
}

function describeFault(judged: Extract<ZoneRulesJudgement, { ok: false }>): string {
  if (judged.reason === 'no-rules') return `This Node brings no time zone rules of its own. ${mend}`
  if (judged.reason === 'unknown-zone')
    return `This Node knows no time zone ${judged.zone}, which the practice uses. ${mend}`
  const { rules, promisedUnder, moving } = judged
  return `The time zone rules of this Node (${rules}) are older than those of ${promisedUnder}, and would show ${count(moving)} at another hour than promised. ${mend}`
}
