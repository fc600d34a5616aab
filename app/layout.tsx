import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { env } from '@/lib/env'
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
import './styles/large-text.css'
import './styles/contrast.css'
import './styles/print.css'
import { isPublicAddress } from './public-address'
import { findThePractice } from './the-practice'

export async function generateMetadata(): Promise<Metadata> {
  await connection()
  const { practice } = await findThePractice()
  return {
    metadataBase: new URL(env().publicUrl),
    title: { default: practice.name, template: `%s · ${practice.shortName}` },
    // Invented people are not for search engines.
    ...(practice.sample && isPublicAddress() ? { robots: { index: false, follow: false } } : {}),
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#F8F7F3' },
    { media: '(prefers-color-scheme: dark)', color: '#101B1F' },
  ],
}

const romans = ['literata-site-1', 'hanken-site-1']

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The nonce of the security policy belongs to one request: no page may be made in advance.
  await connection()
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
