import path from 'node:path'
import { keptFolder, openKept } from '@/lib/content/kept'
import { projectFolder } from './places'
import { runCommand } from './run-command'
import { runPractice, takePlace } from './run-practice'
import { readSettings } from './settings'

// What a build is served by (decision 025). It runs for months: what only a build needs must not be reached from here.
await runCommand(async () => {
  const settings = readSettings()
  openKept(path.join(projectFolder, '.next', keptFolder))
  await runPractice(settings, 'built', await takePlace(settings))
})
