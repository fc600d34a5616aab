import { endWhenAsked, endWith } from '../start/ending'
import { PlainFault } from '../start/faults'
import { completeMail, openEmbeddedDatabase, openMailbox, takeDataFolder } from '../start/local-parts'
import { migrate } from '../start/migrate'
import { readSettings } from '../start/settings'

// A start without its pages: the data folder, the mailbox and the database, for tests that kill it.
endWhenAsked()
try {
  const settings = readSettings()
  const folder = await takeDataFolder(settings)
  completeMail(settings)
  await openMailbox(folder, settings)
  await openEmbeddedDatabase(folder)
  await migrate()
  console.log(process.env.DATABASE_URL)
  console.log('ready')
} catch (fault) {
  console.error(fault instanceof PlainFault ? fault.message : fault)
  await endWith(1)
}
