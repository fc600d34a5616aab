/** What happens to what is written here, said before anybody writes (W4). */
export function StaysHere({ signInFirst, alone }: { signInFirst: boolean; alone: boolean }) {
  return (
    <div className="stays-here">
      <p className="private">
        <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <path
            d="M5 8V5.5a4 4 0 0 1 8 0V8M3 8h12v8H3z"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
          />
        </svg>{' '}
        Nothing you type leaves this page.
      </p>
      <p className="meta">
        You can write on the page or by hand. We never see a word of it, and unless you keep it on this device
        it is gone when you leave or reload the page.
        {!alone && ' Choose a sheet above, and your browser prints that one alone.'}
        {signInFirst &&
          ' Below the questions is the same sheet as a PDF; before the download we ask for your e-mail address and mail you a code.'}
      </p>
    </div>
  )
}
