'use client'

import { Button } from '../ui/button'

type Props = { label: string; act: () => void; said: string }

/** A quiet button, and a line below it that tells, aloud too, what came of it. */
export function ActAndTell({ label, act, said }: Props) {
  return (
    <>
      <p className="actions">
        <Button type="button" look="quiet" small onClick={act}>
          {label}
        </Button>
      </p>
      <p role="status" className="sheet-said">
        {said}
      </p>
    </>
  )
}
