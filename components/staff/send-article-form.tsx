import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { CheckField, SelectField } from '../ui/text-field'

type SendArticleFormProps = {
  articles: readonly { slug: string; title: string }[]
  chosen: string | undefined
  errors: Readonly<Record<string, string>>
}

/** Which article goes out to the list. It asks once more in the same form: a letter cannot be called back. */
export function SendArticleForm({ articles, chosen, errors }: SendArticleFormProps) {
  return (
    <form action={routes.staffNewsletterSend} method="post" noValidate className="fields">
      <SelectField
        name="article"
        label="The article"
        hint="Only articles that anybody can read today and that did not go out before. Pages about safety are never sent."
        defaultValue={chosen}
        error={errors.article}
        required
      >
        {articles.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </SelectField>
      <CheckField
        name="ready"
        label="I have read it, and it may go out now to everybody on the list."
        error={errors.ready}
        required
      />
      <p className="actions">
        <Button small>Send the letters</Button>
      </p>
    </form>
  )
}
