import { randomUUID } from 'node:crypto'
import { HiddenFields } from '@/components/booking/hidden-fields'
import { ContactForm } from '@/components/site/contact-form'
import { ClearTyped } from '@/components/ui/clear-typed'
import { Notice } from '@/components/ui/notice'
import type { Draft } from '@/lib/data/read/drafts'
import { isAway } from '@/lib/data/transaction'
import { findFormDraft } from '@/lib/http/form-draft'
import { sealShown } from '@/lib/http/unwelcome'
import { log } from '@/lib/log'

/** The form of the contact page, with what came back to it. How to reach us by telephone is shown also while the database is away. */
export async function ContactPart() {
  const draft: Draft = await findFormDraft('contact').catch(error => {
    if (!isAway(error)) throw error
    log.error('read-not-now', error)
    return { values: {}, errors: {}, notice: null }
  })
  const { values, errors, notice } = draft
  return (
    <section aria-labelledby="write" className="stack">
      <h2 className="sum-h" id="write">
        Write to us
      </h2>
      {notice !== null && <Notice tone="caution">{notice}</Notice>}
      <ContactForm values={values} errors={errors}>
        <HiddenFields idempotencyKey={randomUUID()} shown={sealShown(draft.shown)} />
      </ContactForm>
      {Object.keys(values).length > 0 && <ClearTyped />}
    </section>
  )
}
