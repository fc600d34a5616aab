import { rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { readIfPresent, writeSafely } from './safe-file'

const noteSchema = z.object({ databaseUrl: z.string(), publicUrl: z.string() })

type RunningNote = z.output<typeof noteSchema>

/** Tells the other commands (an invitation, most often) where the parts of the running start listen. */
export async function writeRunningNote(dataFolder: string, note: RunningNote): Promise<() => Promise<void>> {
  await writeSafely(noteOf(dataFolder), `${JSON.stringify(note)}\n`)
  return () => rm(noteOf(dataFolder), { force: true })
}

/** What the start that holds the data folder wrote, or null while it is still on its way. */
export async function readRunningNote(dataFolder: string): Promise<RunningNote | null> {
  const text = await readIfPresent(noteOf(dataFolder))
  return text === null ? null : noteSchema.parse(JSON.parse(text))
}

function noteOf(dataFolder: string): string {
  return path.join(dataFolder, 'running.json')
}
