import { splitList } from './read-rules'

/** A class as `.name`, an element as `name`. */
export type Name = string

const part = /::?[\w-]+|#(?:[\w-]|[^\0-\x7f])+|(\.?(?:[a-z_-]|[^\0-\x7f])(?:[\w-]|[^\0-\x7f])*)/gi

/**
 * For each selector of a list the names without which it selects nothing. What stands in brackets asks for nothing here, and neither do
 * states, ids and attributes: those may come and go while a page is shown, and some mean their opposite.
 */
export function neededNames(selectors: string): Name[][] {
  return splitList(selectors).map(selector => {
    // An escape may spell any name, and a namespace any element.
    if (/[\\|]/.test(selector)) return []
    return [...withoutBrackets(selector).matchAll(part)].flatMap(([, name]) =>
      name === undefined ? [] : [name.startsWith('.') ? name : name.toLowerCase()],
    )
  })
}

function withoutBrackets(selector: string): string {
  const inner = /"[^"]*"|'[^']*'|\[[^[\]]*\]|\([^()]*\)/g
  const rest = selector.replace(inner, '')
  return rest === selector ? rest : withoutBrackets(rest)
}
