import type { ReactNode } from 'react'

type PageHeadProps = {
  title: string
  dek?: string
  /** What stands above the title: where the page stands among others. */
  above?: ReactNode
  children?: ReactNode
}

/** Title and the sentence under it, as every plain page of the practice begins. */
export function PageHead({ title, dek, above, children }: PageHeadProps) {
  return (
    <header className="article-head">
      {above}
      <h1>{title}</h1>
      {dek !== undefined && <p className="dek">{dek}</p>}
      {children}
    </header>
  )
}
