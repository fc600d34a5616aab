'use client'

import { FailedPage } from '@/components/site/failed-page'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/frame.css'
import './styles/booking.css'

// Stands in for the root layout when that one fails, so it brings its own document.
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en-US">
      <body>
        <title>This page could not be shown</title>
        <FailedPage retry={retry} />
      </body>
    </html>
  )
}
