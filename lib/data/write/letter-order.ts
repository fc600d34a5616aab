import { Prisma } from '../generated/client'

/** A code can be asked for again, and of an article nobody is told in another way: who does not get such a letter needs nobody’s help. */
export const isPassing = Prisma.sql`l.kind IN ('sign-in-code', 'booking-code', 'newsletter-confirm', 'newsletter')`

const hasNewerVersion = Prisma.sql`EXISTS (
  SELECT 1 FROM letter newer WHERE newer.appointment_id = l.appointment_id AND newer.recipient = l.recipient AND newer.version > l.version)`

// The recipient of a letter with a code is its challenge. Of other letters it need not be an id, so it must not be read as one.
const challengeOf = (letter: 'l' | 'older') =>
  Prisma.raw(
    `CASE WHEN ${letter}.kind IN ('sign-in-code', 'booking-code') THEN ${letter}.recipient::uuid END`,
  )

const hasEndedCode = Prisma.sql`EXISTS (
  SELECT 1 FROM challenge c WHERE c.id = ${challengeOf('l')} AND (c.used_at IS NOT NULL OR c.ended_at IS NOT NULL))`

/** What this letter says is no longer so: a newer version of the appointment is told of, or its code opens nothing any more (I19, T11). */
export const isOvertaken = Prisma.sql`(${hasNewerVersion} OR ${hasEndedCode})`

/** By what it is overtaken; null when by nothing. */
export const overtakenBy = Prisma.sql`CASE WHEN ${hasNewerVersion} THEN 'newer-version' WHEN ${hasEndedCode} THEN 'code-ended' END`

const olderVersionLeaves = Prisma.sql`EXISTS (
  SELECT 1 FROM letter older WHERE older.appointment_id = l.appointment_id AND older.recipient = l.recipient
    AND older.version < l.version AND older.state = 'sending' AND older.lease_until > practice_now())`

const olderCodeLeaves = Prisma.sql`EXISTS (
  SELECT 1 FROM letter older
  JOIN challenge ended ON ended.id = ${challengeOf('older')}
  JOIN challenge c ON c.browser_hash = ended.browser_hash AND c.purpose = ended.purpose AND c.id <> ended.id
  WHERE c.id = ${challengeOf('l')} AND older.state = 'sending' AND older.lease_until > practice_now())`

/** While an older one is with its sender, the newer waits: they must not overtake each other on the way (I19, T11). */
export const olderOnItsWay = Prisma.sql`(${olderVersionLeaves} OR ${olderCodeLeaves})`
