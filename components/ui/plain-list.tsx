import type { ReactNode } from 'react'

type PlainListProps = { ordered?: boolean; className?: string | undefined; children: ReactNode }

/** A list without bullets that stays a list for everyone: Safari drops the meaning of one whose marks are hidden, unless its role is said. */
export function PlainList({ ordered = false, className, children }: PlainListProps) {
  return ordered ? (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets the list when list-style is none
    <ol role="list" className={className}>
      {children}
    </ol>
  ) : (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets the list when list-style is none
    <ul role="list" className={className}>
      {children}
    </ul>
  )
}
