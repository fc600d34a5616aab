'use client'

import { useEffect, useState } from 'react'
import { Button } from '../ui/button'
import { clearFields, fillFields, readFields } from './fields-on-page'
import { growForPaper } from './grow-for-paper'
import { findKept, forget, keep } from './on-this-device'
import { useReady } from './ready'

const areYouSure =
  'Clear every answer on this page, and what this device keeps of it? This cannot be undone. Files that you saved yourself stay where you put them.'
const notKept = 'This browser does not let the page keep anything. What you write is gone when you leave.'

/** Keeps what is written on the writer's own device, once asked, and only while asked. */
function useKeeping(worksheet: string, say: (words: string) => void) {
  const [isKept, setKept] = useState(false)

  useEffect(() => {
    const found = findKept(worksheet)
    if (found === null) return
    fillFields(found)
    setKept(true)
  }, [worksheet])

  useEffect(() => {
    if (!isKept) return
    const keepAll = () => {
      if (!keep(worksheet, readFields())) say(notKept)
    }
    document.addEventListener('input', keepAll)
    return () => document.removeEventListener('input', keepAll)
  }, [isKept, worksheet, say])

  const stop = () => {
    forget(worksheet)
    setKept(false)
  }
  const start = () => {
    const taken = keep(worksheet, readFields())
    setKept(taken)
    say(taken ? 'This device keeps what you write here from now on.' : notKept)
  }
  return { isKept, start, stop }
}

/** What can be done with the page as a whole. Everything happens in the browser: the page has no form and sends nothing (W4). */
export function SheetTools({ worksheet }: { worksheet: string }) {
  const [said, say] = useState('')
  const { isKept, start, stop } = useKeeping(worksheet, say)
  useEffect(() => {
    window.addEventListener('beforeprint', growForPaper)
    return () => window.removeEventListener('beforeprint', growForPaper)
  }, [])
  const clear = () => {
    if (!window.confirm(areYouSure)) return
    clearFields()
    stop()
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
        <Button type="button" look="bare" small onClick={clear}>
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
