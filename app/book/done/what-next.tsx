import { PlainList } from '@/components/ui/plain-list'

/** What happens between now and the appointment: only what really does. */
export function WhatNext({ byVideo }: { byVideo: boolean }) {
  return (
    <section aria-labelledby="next">
      <h2 className="sum-h" id="next">
        What happens next
      </h2>
      <PlainList ordered className="next">
        <li>
          <div>
            <h3>A letter comes</h3>
            <p>
              It has the time, a calendar file and a link. Its subject says “Appointment” and when, and
              nothing more.
            </p>
          </div>
        </li>
        {byVideo && (
          <li>
            <div>
              <h3>Your therapist sends the video link</h3>
              <p>It comes by e-mail before the call. Find a place with a door that closes.</p>
            </div>
          </li>
        )}
        <li>
          <div>
            <h3>You talk</h3>
            <p>You can ask us anything. Nobody has to decide anything on the call.</p>
          </div>
        </li>
      </PlainList>
    </section>
  )
}
