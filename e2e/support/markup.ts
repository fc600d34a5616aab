import { HtmlValidate } from 'html-validate'

// What a page must be so that every browser and screen reader builds the same tree from it. Questions of spelling are left to
// the renderer; text that scripts fill in is not judged, since pages are whole without them.
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    // A list without its dots is none for one screen reader, unless it says that it is.
    'no-redundant-role': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
  },
})

/** What is wrong with the markup of a page as it was sent, a line each. */
export async function findMarkupFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  )
}
