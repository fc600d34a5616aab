import type { Metadata } from 'next'
import { connection } from 'next/server'
import { DeskDoor } from '@/components/staff/desk-door'
import { PasswordStep, SecondFactorStep } from '@/components/staff/sign-in-forms'
import { findBrowserHash, findFormDraft } from '@/lib/http/form-draft'
import { findSecondStep } from '@/lib/use-cases/sign-in-staff'
import { findThePractice } from '../../the-practice'

export const metadata: Metadata = { title: 'Sign in · Desk' }

type Props = { searchParams: Promise<{ again?: string | string[] }> }

export default async function StaffSignInPage({ searchParams }: Props) {
  await connection()
  const again = (await searchParams).again !== undefined
  const waiting = again ? null : await findSecondStep(await findBrowserHash())
  const { practice } = await findThePractice()
  const back = await findFormDraft('staff-sign-in')
  return (
    <DeskDoor practiceName={practice.shortName}>
      {waiting === null ? <PasswordStep back={back} /> : <SecondFactorStep back={back} />}
    </DeskDoor>
  )
}
