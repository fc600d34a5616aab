import { killDuringBookings } from './kills'
import { raceForManyTimes } from './many-times'
import { listOpenTimes } from './open-times'
import { openPracticeUnderTest, type PracticeUnderTest } from './practice-under-test'
import { raceForOneTime, raceOfLateProofs } from './races'
import { addUp, type Finding } from './tally'
import type { Killable } from './victims'

const therapist = 'maren-okafor'

/** The race of many for one time, again and again over two servers, each time for another time. */
export function proveOneTime(rounds: number): Promise<Finding> {
  return inPractices(rounds, async (practice, round) => {
    const slots = await listOpenTimes(practice.publicUrl, { therapist })
    return raceForOneTime(practice, { therapist, start: slots.at(round)?.start ?? '' }, 200)
  })
}

/** One race of a thousand people for ten times; of so many thousand for ten times as many. */
export function proveManyTimes(thousands: number): Promise<Finding> {
  const size = { people: 1000 * thousands, times: 10 * thousands }
  return inPractices(1, practice => raceForManyTimes(practice, size))
}

/** The race of late proofs, each round in a practice of its own since it moves the clock. */
export function proveLateProofs(rounds: number): Promise<Finding> {
  return inPractices(
    rounds,
    async practice => {
      const slots = await listOpenTimes(practice.publicUrl, { therapist })
      return raceOfLateProofs(practice, { therapist, start: slots.at(-1)?.start ?? '' }, 50)
    },
    1,
  )
}

/** Kill upon kill during bookings; a fresh victim before its calendar fills up. */
export async function proveKills(open: () => Promise<Killable>, rounds: number): Promise<Finding> {
  const findings: Finding[] = []
  while (findings.length < rounds) {
    const victim = await open()
    try {
      for (let round = 0; round < 10 && findings.length < rounds; round++) {
        findings.push(await killDuringBookings(victim, round, findings.length))
      }
    } finally {
      await victim.close()
    }
  }
  return addUp(findings)
}

async function inPractices(
  rounds: number,
  prove: (practice: PracticeUnderTest, round: number) => Promise<Finding>,
  perPractice = 10,
): Promise<Finding> {
  const findings: Finding[] = []
  while (findings.length < rounds) {
    const practice = await openPracticeUnderTest({ servers: 2 })
    try {
      for (let round = 0; round < perPractice && findings.length < rounds; round++) {
        findings.push(await prove(practice, round))
      }
    } finally {
      await practice.close()
    }
  }
  return addUp(findings)
}
