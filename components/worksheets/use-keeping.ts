'use client'

import { useEffect, useState } from 'react'
import { changesBetween } from '@/lib/domain/worksheets/kept'
import { answerFrom, clearFields, fillFields, putIntoFields, readFields } from './fields-on-page'
import { findKept, forget, forgetWords, keep, keepOne, watchKept } from './on-this-device'

const notKept = 'This browser does not let the page keep anything. What you write is gone when you leave.'
const clearedElsewhere =
  'Everything was cleared in another tab, so it is cleared here too. This device keeps nothing of this page any more.'
const stoppedElsewhere =
  'This device was told elsewhere to keep nothing of this page any more. Your words are still on the screen, and gone when you leave.'

/** Puts what is kept and what stands on the page together, where the page has the last word. */
function bringTogether(worksheet: string): boolean {
  const kept = findKept(worksheet) ?? {}
  fillFields(kept)
  return keep(worksheet, { ...kept, ...readFields() })
}

/**
 * Keeps what is written on the writer's own device, once asked, and only while asked. Tabs that keep the same page follow each
 * other: what is written in one appears in all, and what is forgotten in one is brought back by none.
 */
export function useKeeping(worksheet: string, say: (words: string) => void) {
  const [isKept, setKept] = useState(false)

  useEffect(() => {
    if (findKept(worksheet) !== null) setKept(bringTogether(worksheet))
  }, [worksheet])

  useEffect(() => {
    if (!isKept) return
    const stopHere = (words: string) => {
      setKept(false)
      say(words)
    }
    const keepTyped = ({ target }: Event) => {
      const typed = answerFrom(target)
      if (typed === null) return
      const became = keepOne(worksheet, typed.field, typed.answer)
      if (became === 'forgotten') stopHere(stoppedElsewhere)
      if (became === 'refused') say(notKept)
    }
    const stopWatching = watchKept(worksheet, {
      changed: (before, after) => putIntoFields(changesBetween(before, after)),
      forgotten: isCleared => {
        if (isCleared) clearFields()
        stopHere(isCleared ? clearedElsewhere : stoppedElsewhere)
      },
    })
    document.addEventListener('input', keepTyped)
    return () => {
      stopWatching()
      document.removeEventListener('input', keepTyped)
    }
  }, [isKept, worksheet, say])

  const stop = () => {
    forget(worksheet)
    setKept(false)
  }
  const clear = () => {
    forgetWords(worksheet)
    clearFields()
    setKept(false)
  }
  const start = () => {
    const taken = bringTogether(worksheet)
    setKept(taken)
    say(taken ? 'This device keeps what you write here from now on.' : notKept)
  }
  return { isKept, start, stop, clear }
}
