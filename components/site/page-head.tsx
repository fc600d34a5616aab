import type { ReactNode } from 'react'

/** Title and the sentence under it, as every plain page of the practice begins. */
export function PageHead({ title, dek, children }: { title: string; dek?: string; children?: ReactNode }) {
  return (
    <header className="article-head">
      <h1>{title}</h1>
      {dek !== undefined && <p className="dek">{dek}</p>}
      {children}
    </header>
  )
}
