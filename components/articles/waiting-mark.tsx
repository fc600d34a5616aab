import type { Waiting } from '@/lib/domain/articles/visible-articles'

const words = {
  draft: 'Draft: only you see it',
  hour: 'Waits for its hour: only you see it',
} as const satisfies Record<Waiting, string>

/** For whoever writes: this is not public yet. Nothing at all on the public site, where nothing waits. */
export function WaitingMark({ waits }: { waits: Waiting | null }) {
  return waits === null ? null : <p className="waiting-mark">{words[waits]}</p>
}
