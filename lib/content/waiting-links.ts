const link = /\[([^\]]+)\]\(([^()\s]+)\)/g

/** Whether an address of our own leads to one of these pages, whatever anchor or query follows. */
export function leadsTo(href: string, pages: ReadonlySet<string>): boolean {
  return pages.has(href.split(/[#?]/, 1)[0] ?? '')
}

/** The same words, at any depth, with links to these pages as plain words: a page that waits for its hour is no dead end meanwhile. */
export function withoutLinksTo<T>(words: T, pages: ReadonlySet<string>): T {
  // Proof: texts become texts, lists and records keep their shape, and everything else stays what it is.
  return change(words, pages) as T
}

function change(value: unknown, pages: ReadonlySet<string>): unknown {
  if (typeof value === 'string')
    return value.replaceAll(link, (whole, label: string, href: string) =>
      leadsTo(href, pages) ? label : whole,
    )
  if (Array.isArray(value)) return value.map(one => change(one, pages))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, change(inside, pages)]))
}
