import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import '../styles/staff.css'

export const metadata: Metadata = { robots: { index: false, follow: false } }

/** The look alone. Who may enter is asked by each page and each use-case, never here. */
export default function StaffLayout({ children }: { children: ReactNode }) {
  return children
}
