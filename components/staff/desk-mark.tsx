import { routes } from '@/lib/routes'

/** The practice’s two lines and its name, with the word that says this is the inside. */
export function DeskMark({ practiceName }: { practiceName: string }) {
  return (
    <a className="wordmark" href={routes.staff}>
      <svg viewBox="0 0 34 20" aria-hidden="true" focusable="false">
        <path className="strand a" d="M1 5C7 1 11 3 15 8s6 6 10 3 6-2 8-1" />
        <path className="strand b" d="M1 15c5 3 9 2 13-3s7-6 11-2 6 3 8 2" />
      </svg>{' '}
      <span>
        <span className="name">{practiceName}</span> <i>desk</i>
      </span>
    </a>
  )
}
