import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/prose.css'
import './styles/controls.css'
import './styles/notices.css'
import './styles/motif.css'
import './styles/frame.css'
import './styles/home.css'
import './styles/journal.css'
import './styles/practice.css'
import './styles/article.css'
import './styles/booking.css'
import './styles/worksheet.css'
import './styles/contrast.css'
import './styles/print.css'

export const metadata: Metadata = {
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#F8F7F3' },
    { media: '(prefers-color-scheme: dark)', color: '#101B1F' },
  ],
}

const romans = ['literata-latin-wght-normal', 'hanken-grotesk-latin-wght-normal']

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-US">
      <head>
        {romans.map(file => (
          <link
            key={file}
            rel="preload"
            href={`/fonts/${file}.woff2`}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
      </head>
      <body>{children}</body>
    </html>
  )
}
