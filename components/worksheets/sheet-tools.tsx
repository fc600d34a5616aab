'use client'

import { useEffect, useState } from 'react'
import { Button } from '../ui/button'
import { useReady } from './ready'
import { useKeeping } from './use-keeping'
import { layWordsOnPaper, takeWordsOffPaper } from './words-on-paper'

const areYouSure =
  'Clear every answer on this page, and what this device keeps of it? This cannot be undone. Files that you saved yourself stay where you put them.'

/** What can be done with the page as a whole. Everything happens in the browser: the page has no form and sends nothing (W4). */
export function SheetTools({ worksheet }: { worksheet: string }) {
  const [said, say] = useState('')
  const { isKept, start, stop, clear } = useKeeping(worksheet, say)
  useEffect(() => {
    window.addEventListener('beforeprint', layWordsOnPaper)
    window.addEventListener('afterprint', takeWordsOffPaper)
    return () => {
      window.removeEventListener('beforeprint', layWordsOnPaper)
      window.removeEventListener('afterprint', takeWordsOffPaper)
    }
  }, [])
  const clearAll = () => {
    if (!window.confirm(areYouSure)) return
    clear()
    say('Everything on this page is cleared.')
  }
  const toggle = () => {
    if (!isKept) return start()
    stop()
    say('This device keeps nothing of this page any more.')
  }
  return (
    <div className="sheet-tools" data-ready={useReady()}>
      <p className="actions">
        <Button type="button" small onClick={() => window.print()}>
          Print
        </Button>
        <Button type="button" look="bare" small onClick={clearAll}>
          Clear everything
        </Button>
      </p>
      <label className="check">
        <input type="checkbox" checked={isKept} onChange={toggle} aria-describedby="keep-hint" />
        <span>Keep what I write on this device</span>
      </label>
      <p className="hint" id="keep-hint">
        Anybody who uses this browser can read it then, and so can your partner. Leave this off on a device
        that you share.
      </p>
      <p role="status" className="sheet-said">
        {said}
      </p>
    </div>
  )
}
