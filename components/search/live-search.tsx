'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, startTransition, useEffect, useRef } from 'react'
import { routes } from '@/lib/routes'
import { SearchFields } from './search-fields'

/** How long the hands must rest, in milliseconds, before the page looks by itself. */
const rest = 300

/** The form of the search page. It works as it stands; with scripts it also looks while somebody types, on the same page. */
export function LiveSearch({ query }: { query: string }) {
  const router = useRouter()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => clearTimeout(waiting.current)
  useEffect(() => () => clearTimeout(waiting.current), [])

  function look(event: FormEvent<HTMLFormElement>) {
    const asked = new FormData(event.currentTarget).get('q')
    stop()
    if (typeof asked !== 'string') return
    const address = `${routes.search}?${new URLSearchParams({ q: asked })}`
    waiting.current = setTimeout(
      () => startTransition(() => router.replace(address, { scroll: false })),
      rest,
    )
  }

  return (
    <search>
      <form className="search" action={routes.search} onInput={look} onSubmit={stop}>
        <SearchFields query={query} />
      </form>
    </search>
  )
}
