/** Choices made before, sent along by a form that asks for the next one. */
export function KeptFields({ fields }: { fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

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
