/** Something that stands between the practice and a broken promise, the way to take it away, and the test that must notice. */
export type Guard = {
  readonly name: string
  readonly file: string
  /** Stands in the file exactly once; what stands there instead when the guard is gone. */
  readonly search: string
  readonly replacement: string
  readonly test: { readonly file: string; readonly title: string }
}

const races = 'lib/use-cases/change-availability-races.int.test.ts'
const booking = 'lib/use-cases/booking.int.test.ts'
const changeState = 'lib/data/write/change-state.int.test.ts'
const behindLocks = 'lib/use-cases/decide-behind-locks.ts'
// Two that meet where the test wants them: many at once need luck to meet there.
const judgedAgain = {
  file: 'lib/use-cases/decide-behind-locks.int.test.ts',
  title:
    'A5 I15 a hold that was judged before its day was full and waits for the week’s row is judged again and refused',
}

export const guards: readonly Guard[] = [
  {
    name: 'the exclusion constraint over claims',
    file: 'prisma/migrations/0001_the_practice/migration.sql',
    search: `ALTER TABLE "claim" ADD CONSTRAINT "claim_no_overlap" EXCLUDE USING gist (
  "kind" WITH =, "thing" WITH =, tstzrange("starts_at", "ends_at") WITH &&, "appointment_id" WITH <>
) WHERE ("active");`,
    replacement: '',
    test: {
      file: 'lib/data/write/claims.int.test.ts',
      title: 'I1 I2 I3 a therapist that one appointment claims is refused to another by the table itself',
    },
  },
  {
    name: 'the lock on the week’s row, which raises it',
    file: 'lib/data/write/locks.ts',
    search: `      INSERT INTO therapist_week AS w (therapist_id, week) SELECT therapist_id, week FROM wanted
      ON CONFLICT (therapist_id, week) DO UPDATE SET revision = w.revision + 1 RETURNING w.therapist_id, w.week, w.revision)`,
    replacement: `      SELECT k.therapist_id, k.week, coalesce(w.revision, 0) + 1 AS revision FROM wanted k LEFT JOIN therapist_week w USING (therapist_id, week))`,
    test: judgedAgain,
  },
  {
    name: 'the comparison of the week’s revision',
    file: behindLocks,
    search: ' && locked.weeks.get(weekId(week)) === known',
    replacement: ' && known >= 0',
    test: judgedAgain,
  },
  {
    name: 'the comparison of the hours’ revision',
    file: behindLocks,
    search: 'locked.availability === facts.revision && ',
    replacement: '',
    test: {
      file: races,
      title: 'I6 a hold that was judged before a leave and waits for it is judged again and refused',
    },
  },
  {
    name: 'the shared lock on the hours while somebody books',
    file: 'lib/data/write/locks.ts',
    search: 'SELECT version FROM availability FOR SHARE',
    replacement: 'SELECT version FROM availability',
    test: { file: races, title: 'I6 a leave waits for a hold that is being made, and answers it as outside' },
  },
  {
    name: 'compare-and-set on the version',
    file: 'lib/data/write/appointments.ts',
    search: `WHERE id = \${from.id}::uuid AND state = \${from.state} AND version = \${from.version} RETURNING 1`,
    replacement: `WHERE id = \${from.id}::uuid AND state = \${from.state} RETURNING 1`,
    test: {
      file: changeState,
      title: 'I11 a change that rests on another version than the row’s is overtaken, and changes nothing',
    },
  },
  {
    name: 'compare-and-set on state and version',
    file: 'lib/data/write/appointments.ts',
    search: `WHERE id = \${from.id}::uuid AND state = \${from.state} AND version = \${from.version} RETURNING 1`,
    replacement: `WHERE id = \${from.id}::uuid RETURNING 1`,
    test: {
      file: changeState,
      title: 'I12 a change that rests on another state than the row’s is overtaken, and changes nothing',
    },
  },
  {
    name: 'the idempotency key',
    file: 'lib/data/write/idempotency.ts',
    search: 'if (key !== null && !(await takeKey(tx, key))) return await readAnswer<T>(tx, key)',
    replacement: 'if (key !== null) await takeKey(tx, key)',
    test: {
      file: 'lib/data/write/idempotency.int.test.ts',
      title:
        'I16 a work that is asked for twice under one key at the same moment is done once, and both hear the same',
    },
  },
  {
    name: 'the hold’s end, in the list of times',
    file: 'lib/data/read/availability.ts',
    search: `AND c.ends_at > \${from}
        AND NOT (a.state = 'held' AND a.held_until <= practice_now())`,
    replacement: `AND c.ends_at > \${from}`,
    test: { file: booking, title: 'I14 an ended hold blocks nobody and gives no right' },
  },
  {
    name: 'the hold’s end, at the conflict',
    file: 'lib/use-cases/place-hold.ts',
    search: 'await endHoldsInTheWay(tx, things, new Date(claim.start), new Date(claim.end))',
    replacement: 'void endHoldsInTheWay',
    test: { file: booking, title: 'I14 an ended hold blocks nobody and gives no right' },
  },
  {
    name: 'the hold’s end, at the proof',
    file: 'lib/use-cases/prove-booking.ts',
    search: 'booking.heldUntil !== null && isHeld(booking.heldUntil, now)',
    replacement: 'booking.heldUntil !== null && (isHeld(booking.heldUntil, now) || true)',
    test: {
      file: 'lib/use-cases/ended-hold.int.test.ts',
      title:
        'I14 a hold that ended and that nobody swept gives no right at the proof: inside the notice by then, it books nothing',
    },
  },
  {
    name: 'the lock on a person’s row',
    file: 'lib/data/write/person-claims.ts',
    search: 'await lockPerson(tx, personId)',
    replacement: 'void lockPerson',
    test: {
      file: booking,
      title: 'I15 an address has three open appointments at most, also when five come at once',
    },
  },
  {
    name: 'the claim on a person',
    file: 'lib/data/write/person-claims.ts',
    search: `return claimed ? 'claimed' : 'you-are-booked'`,
    replacement: `return claimed || true ? 'claimed' : 'you-are-booked'`,
    test: {
      file: booking,
      title:
        'I3 one person is not in two places: the second booking at the same hour is refused, and they are signed in all the same',
    },
  },
  {
    name: 'the one clock',
    file: 'lib/data/read/availability.ts',
    search: 'now: instant(now),',
    replacement: 'now: instant(Date.now()),',
    test: {
      file: 'lib/use-cases/one-clock.int.test.ts',
      title:
        'I31 a process whose clock is 40 days off offers, holds, refuses and sweeps as one that is right',
    },
  },
  {
    name: 'the audit that is only added to',
    file: 'prisma/migrations/0001_the_practice/migration.sql',
    search:
      'CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();',
    replacement: '',
    test: {
      file: 'lib/use-cases/staff-desk.int.test.ts',
      title: 'P7 the audit refuses to be changed or emptied',
    },
  },
  {
    name: 'the wall time that outlives its rules',
    file: 'lib/domain/time/wall-start.ts',
    search: "return start === null ? { kind: 'no-such-time' } : { kind: 'moved', start }",
    replacement: "return start === null ? { kind: 'no-such-time' } : { kind: 'same' }",
    test: {
      file: 'lib/use-cases/recompute-zones.int.test.ts',
      title: 'I21 several runs at once move each appointment once',
    },
  },
]
