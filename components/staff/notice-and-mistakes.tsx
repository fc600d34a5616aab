import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'

/** What came back to a form. */
export type FormBack = {
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  notice: string | null
}

/** What stands under the title of a form that came back. */
export function NoticeAndMistakes({ back: { errors, notice } }: { back: FormBack }) {
  return (
    <>
      {notice !== null && <Notice tone="danger">{notice}</Notice>}
      <ErrorSummary mistakes={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
    </>
  )
}
