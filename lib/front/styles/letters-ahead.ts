const fontAhead = /<link rel="preload" href="[^"]+" as="font"[^>]*?\/>/g
// Where the styles, too, begin to think of a desk.
const wide = '(min-width: 60rem)'
const narrow = '(max-width: 59.99rem)'

/**
 * Lets a phone show a page as soon as it is there: its letters are asked for just as early, but from the body, where browsers do
 * not hold a page back for them (up to a tenth of a second in the head). On a wide screen, mostly on a good line, the page waits for them
 * as before.
 */
export function placeLetters(html: string): string {
  const [first, ...others] = html.match(fontAhead) ?? []
  if (first === undefined || !html.includes('<body>')) return html
  const links = [first, ...others]
  const at = (media: string) => links.map(link => link.replace('/>', ` media="${media}"/>`)).join('')
  const rest = others.reduce((page, link) => page.replace(link, ''), html)
  return rest.replace(first, at(wide)).replace('<body>', `<body>${at(narrow)}`)
}
