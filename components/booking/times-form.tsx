import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { HiddenFields } from './hidden-fields'

export type DayOfTimes = {
  key: string
  weekday: string
  date: string
  times: readonly { start: string; words: string; near: boolean }[]
}

type TimesFormProps = {
  kept: Readonly<Record<string, string>>
  idempotencyKey: string
  zoneWords: string
  days: readonly DayOfTimes[]
  later: { href: string; words: string } | null
  earlier: { href: string; words: string } | null
}

/** The open times as labelled choices under date headings (B4): real radios in one fieldset, sent by a plain POST. */
export function TimesForm({ kept, idempotencyKey, zoneWords, days, later, earlier }: TimesFormProps) {
  const isEmpty = days.length === 0
  return (
    <form action={routes.bookHold} method="post">
      <HiddenFields idempotencyKey={idempotencyKey} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {earlier !== null && <MoreDays {...earlier} />}
      <fieldset className="days">
        <legend className="visually-hidden">Start time, {zoneWords}</legend>
        {days.map(day => (
          <DayTimes key={day.key} day={day} />
        ))}
        {isEmpty && <p className="lede">No times are open on these days.</p>}
      </fieldset>
      {later !== null && <MoreDays {...later} />}
      {!isEmpty && (
        <p className="actions times-on">
          <Button>Continue</Button> <span className="meta">Nothing is booked yet.</span>
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
