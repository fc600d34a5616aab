/** What a form carries besides what is typed: its key for repeats, when it was shown, and a trap for machines. */
export function HiddenFields({ idempotencyKey, shown }: { idempotencyKey: string; shown?: string }) {
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {shown !== undefined && (
        <>
          <input type="hidden" name="shown" value={shown} />
          <div className="visually-hidden" aria-hidden="true">
            <label>
              Leave this empty
              <input type="text" name="website" tabIndex={-1} autoComplete="off" />
            </label>
          </div>
        </>
      )}
    </>
  )
}
