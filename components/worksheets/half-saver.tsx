'use client'

import { useEffect, useState } from 'react'
import { fieldOnPage, optionField } from '@/lib/domain/worksheets/fields'
import { writeHalf } from '@/lib/domain/worksheets/half-file'
import type { Half, HalfSheet } from '@/lib/domain/worksheets/halves'
import { ActAndTell } from './act-and-tell'
import { cleared, isTicked, wordsIn } from './fields-on-page'
import { useReady } from './ready'

function halfOnPage({ id, carries }: HalfSheet): Half {
  const answers = carries.map(({ question, options }): [string, string | readonly string[]] => {
    if (options === null) return [question, wordsIn(fieldOnPage(id, question))]
    const ticked = options.filter(option => isTicked(fieldOnPage(id, optionField(question, option.id))))
    return [question, ticked.map(option => option.id)]
  })
  return { edition: id, answers: Object.fromEntries(answers) }
}

/** Hands a file to the browser's own downloads: it is made here and asked of no server. */
function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Later, since the browser reads the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

type Props = { worksheet: string; sheet: HalfSheet }

/** One partner's half as a small file, to be opened beside the other's on the joint page (W5). */
export function HalfSaver({ worksheet, sheet }: Props) {
  const [said, say] = useState('')
  useEffect(() => {
    const hush = () => say('')
    document.addEventListener(cleared, hush)
    return () => document.removeEventListener(cleared, hush)
  }, [])
  const save = () => {
    const half = halfOnPage(sheet)
    if (Object.values(half.answers).every(answer => answer.length === 0))
      return say('There is nothing to save yet: the answers that the file would hold are empty.')
    saveFile(sheet.fileName, writeHalf(worksheet, half))
    say(`Saved as ${sheet.fileName}, where your browser puts its downloads.`)
  }
  return (
    <div className="half no-print" data-ready={useReady()}>
      <h3>Bring your half</h3>
      <p>
        You can save a part of this page as a small file on your own device. When you are both ready, open the
        two files together on one device, on the page for the two of you. The file holds these answers, which
        your partner will then read, and nothing else:
      </p>
      <ul>
        {sheet.carries.map(carried => (
          <li key={carried.question}>{carried.heading}</li>
        ))}
      </ul>
      <ActAndTell label="Save my half as a file" act={save} said={said} />
    </div>
  )
}
