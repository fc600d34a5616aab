import { formsOf } from './word-forms'
import { wordsOf } from './words'

/** Whether a query says one of these phrases, in whatever form its words stand, with nothing between them. */
export function namesDanger(query: string, phrases: readonly string[]): boolean {
  const asked = wordsOf(query)
  return phrases.some(phrase => {
    const said = wordsOf(phrase).map(word => new Set(formsOf(word)))
    return (
      said.length > 0 && asked.some((_, at) => said.every((forms, on) => forms.has(asked[at + on] ?? '')))
    )
  })
}
