import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { KeptFields } from './hidden-fields'

export type DayOfTimes = {
  key: string
  weekday: string
  date: string
  times: readonly { start: string; words: string; near: boolean }[]
}

type Way = { href: string; words: string } | null

type TimesFormProps = {
  kept: Readonly<Record<string, string>>
  idempotencyKey: string
  zoneWords: string
  days: readonly DayOfTimes[]
  earlier: Way
  later: Way
  /** Where the next times are, when these days have none. */
  next: Way
  /** What the button does, and what it does not yet. */
  button: { words: string; note: string }
  /** Other ways to look at the same times. */
  children: ReactNode
}

/** The open times as labelled choices under date headings (B4): real radios in one fieldset, sent by a plain POST. */
export function TimesForm({ kept, idempotencyKey, button, children, ...list }: TimesFormProps) {
  const { zoneWords, days, earlier, later, next } = list
  // The key stands in the buttons that book, so that it never gets into an address by way of the others.
  const key = { name: 'idempotencyKey', value: idempotencyKey }
  const isEmpty = days.length === 0
  return (
    <form action={routes.bookHold} method="post">
      {/* Enter on a time presses the form's first button: that must be this one, and not one that changes the zone. */}
      {!isEmpty && (
        <button {...key} type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden" />
      )}
      <KeptFields fields={kept} />
      {children}
      {earlier !== null && <MoreDays {...earlier} />}
      <fieldset className="days">
        <legend className="visually-hidden">Start time, {zoneWords}</legend>
        {days.map(day => (
          <DayTimes key={day.key} day={day} />
        ))}
        {isEmpty && <p className="lede">No times are open on these days.</p>}
      </fieldset>
      {next !== null && <MoreDays {...next} />}
      {later !== null && <MoreDays {...later} />}
      {!isEmpty && (
        <p className="actions times-on">
          <Button {...key}>{button.words}</Button> <span className="meta">{button.note}</span>
        </p>
      )}
    </form>
  )
}

function MoreDays({ href, words }: { href: string; words: string }) {
  return (
    <p className="day-more">
      <a className="go" href={href}>
        {words}
      </a>
    </p>
  )
}

function DayTimes({ day }: { day: DayOfTimes }) {
  return (
    <div className="day">
      <h2>
        {day.weekday} <span>{day.date}</span>
      </h2>
      <div className="times">
        {day.times.map(({ start, words, near }) => (
          <label key={start} className="time">
            <input
              type="radio"
              name="start"
              value={start}
              required
              defaultChecked={near}
              aria-label={`${day.weekday}, ${day.date}, ${words}`}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
