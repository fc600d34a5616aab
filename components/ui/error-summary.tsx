import { fieldId } from './field'

export type FieldMistake = { field: string; message: string }

/** Stands under the title after a form came back: what needs another look, each with a link to its field. Takes focus when the page opens. */
export function ErrorSummary({ mistakes }: { mistakes: readonly FieldMistake[] }) {
  if (mistakes.length === 0) return null
  const title =
    mistakes.length === 1 ? 'One thing needs another look' : `${mistakes.length} things need another look`
  return (
    // biome-ignore lint/a11y/noAutofocus: the form comes back as a new page, and its first news is what needs another look
    <div className="notice danger" role="alert" tabIndex={-1} autoFocus>
      <h2>{title}</h2>
      <ul>
        {mistakes.map(mistake => (
          <li key={mistake.field}>
            <a href={`#${fieldId(mistake.field)}`}>{mistake.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
