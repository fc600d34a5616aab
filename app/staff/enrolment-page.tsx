import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { DeskDoor } from '@/components/staff/desk-door'
import { EnrolmentApp, EnrolmentDetails } from '@/components/staff/enrolment-forms'
import type { LinkPurpose } from '@/lib/data/read/one-time-links'
import { findBrowserHash, findFormDraft } from '@/lib/http/form-draft'
import { type EnrolmentStep, showEnrolment } from '@/lib/use-cases/begin-enrolment'
import { findThePractice } from '../the-practice'

export type EnrolmentQuery = Promise<{ token?: string | string[]; again?: string | string[] }>

type Place = { purpose: LinkPurpose; title: string; page: string; details: string; confirm: string }

type PageProps = { place: Place; query: EnrolmentQuery }

/** What a one-time link opens. Looking changes nothing; a link that was used, or never was, finds no page. */
export async function EnrolmentPage({ place, query }: PageProps) {
  await connection()
  const { token, again } = await query
  if (typeof token !== 'string') notFound()
  const shown = await showEnrolment(await findBrowserHash(), place.purpose, token)
  if (shown === null) notFound()
  const { practice } = await findThePractice()
  return (
    <DeskDoor practiceName={practice.shortName}>
      <h1>{place.title}</h1>
      <Step place={place} token={token} shown={again === undefined ? shown : { ...shown, step: 'details' }} />
    </DeskDoor>
  )
}

async function Step({ place, token, shown }: { place: Place; token: string; shown: EnrolmentStep }) {
  if (shown.step === 'details') {
    const back = await findFormDraft(`${place.purpose}-details`)
    return <EnrolmentDetails action={place.details} token={token} email={shown.link.email} back={back} />
  }
  const back = await findFormDraft(`${place.purpose}-confirm`)
  const again = `${place.page}?token=${encodeURIComponent(token)}&again=1`
  return (
    <EnrolmentApp
      action={place.confirm}
      token={token}
      again={again}
      secret={shown.secret}
      qr={shown.qr}
      back={back}
    />
  )
}
