import type { Metadata } from 'next'
import { PhoneLink } from '@/components/ui/phone-link'
import { PracticeCrisisNotice } from '../../../practice-crisis-notice'
import { SitePage } from '../../../site-page'
import { findThePractice } from '../../../the-practice'

export const metadata: Metadata = { title: 'Message sent', robots: { index: false, follow: false } }

export default async function ContactSentPage() {
  const { practice } = await findThePractice()
  return (
    <SitePage current={null}>
      <div className="narrow-top stack">
        <h1 className="page-title">Your message is with us</h1>
        <p className="lede">
          Somebody of the practice reads it and answers you. We do not read messages at all hours; if it
          cannot wait, call <PhoneLink phone={practice.phone} />.
        </p>
      </div>
      <div className="after">
        <PracticeCrisisNotice />
      </div>
    </SitePage>
  )
}
