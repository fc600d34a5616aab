import type { ReactNode } from 'react'

type NoticeProps = {
  tone?: 'note' | 'success' | 'caution' | 'danger'
  title?: string
  children?: ReactNode
  /** Where the notice stands in the page's outline. */
  level?: 2 | 3
}

const roles = { note: undefined, caution: undefined, success: 'status', danger: 'alert' } as const

/** Words with a rule at their side. Success is announced politely and danger at once; the others are simply there to be read. */
export function Notice({ tone = 'note', title, children, level = 2 }: NoticeProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={tone === 'note' ? 'notice' : `notice ${tone}`} role={roles[tone]}>
      {title !== undefined && <Heading>{title}</Heading>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}
