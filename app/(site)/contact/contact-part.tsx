import { randomUUID } from 'node:crypto'
import { HiddenFields } from '@/components/booking/hidden-fields'
import { ContactForm } from '@/components/site/contact-form'
import { ClearTyped } from '@/components/ui/clear-typed'
import { Notice } from '@/components/ui/notice'
import { isAway } from '@/lib/data/transaction'
import { findFormDraft } from '@/lib/http/form-draft'
import { sealShown } from '@/lib/http/unwelcome'
import { log } from '@/lib/log'

/** The form of the contact page, with what came back to it. How to reach us by telephone is shown also while the database is away. */
export async function ContactPart() {
  const { values, errors, notice } = await findFormDraft('contact').catch(error => {
    if (!isAway(error)) throw error
    log.error('read-not-now', error)
    return { values: {}, errors: {}, notice: null }
  })
  return (
    <section aria-labelledby="write" className="stack">
      <h2 className="sum-h" id="write">
        Write to us
      </h2>
      {notice !== null && <Notice tone="caution">{notice}</Notice>}
      <ContactForm values={values} errors={errors}>
        <HiddenFields idempotencyKey={randomUUID()} shown={sealShown()} />
      </ContactForm>
      {Object.keys(values).length > 0 && <ClearTyped />}
    </section>
  )
}
