import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { findBroken } from '@/lib/data/read/invariants'
import { begin, lookTwice, type Playing, play, type Turn } from './history'
import { anyScene } from './turns'
import { openWorld } from './world'

const mostScenes = 8

class PlayScene implements fc.AsyncCommand<object, Playing> {
  constructor(readonly scene: readonly Turn[]) {}
  check(): boolean {
    return true
  }
  async run(_: object, playing: Playing): Promise<void> {
    for (const turn of this.scene) {
      const broken = await play(playing, turn)
      if (broken !== null) throw new Error(broken)
    }
  }
  toString(): string {
    return JSON.stringify(this.scene)
  }
}

/** What was played, how often each command had which answer, and the first thing that broke, in words. */
export type Histories = {
  readonly played: number
  readonly moments: number
  readonly answers: Readonly<Record<string, number>>
  readonly broken: string | null
}

/**
 * Plays so many histories of a small practice, several callers at once, with crashes and repeats, and judges every moment against the
 * model and every history by the invariants. Ends at the first that breaks; it lies in a file then, with its seed, to be judged again.
 */
export async function proveHistories(count: number, seed: number): Promise<Histories> {
  const world = await openWorld()
  const sums: Sums = { played: 0, moments: 0, answers: {} }
  try {
    const property = fc.asyncProperty(
      fc.commands([anyScene.map(scene => new PlayScene(scene))], { maxCommands: mostScenes, size: 'max' }),
      async commands => {
        const playing = await begin(world)
        try {
          await fc.asyncModelRun(() => ({ model: {}, real: playing }), commands)
          await requireSound()
        } catch (fault) {
          throw await keep(playing, seed, fault)
        } finally {
          add(sums, playing)
        }
      },
    )
    const { failed, errorInstance } = await fc.check(property, { numRuns: count, seed, endOnFailure: true })
    const deadlocks = await world.countDeadlocks()
    const fault = failed ? String(errorInstance) : null
    const broken = fault ?? (deadlocks > 0 ? `PostgreSQL had to end ${deadlocks} deadlocks.` : null)
    return { ...sums, broken }
  } finally {
    await world.close()
  }
}

async function requireSound(): Promise<void> {
  const unsound = await lookTwice(() => findBroken())
  if (unsound.length > 0)
    throw new Error(unsound.map(({ invariant, promise }) => `${invariant} ${promise}`).join(' '))
}

type Sums = { played: number; moments: number; answers: Record<string, number> }

function add(sums: Sums, { happenings }: Playing): void {
  sums.played += 1
  sums.moments += happenings.length
  for (const { given, answer } of happenings.flatMap(({ moment }) => moment.callers.flat())) {
    const words = `${given.kind} ${answer.split('\n')[0]}`
    sums.answers[words] = (sums.answers[words] ?? 0) + 1
  }
}

async function keep({ happenings }: Playing, seed: number, fault: unknown): Promise<Error> {
  const file = path.join(os.tmpdir(), `history-${seed}-${process.pid}.json`)
  await writeFile(file, JSON.stringify({ seed, happenings }, null, 1))
  const words = fault instanceof Error ? fault.message : String(fault)
  return new Error(`${words}\nSeed ${seed}; the whole history is in ${file}.`, { cause: fault })
}
