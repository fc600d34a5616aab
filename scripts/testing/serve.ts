import { endWhenAsked, endWith } from '../start/ending'
import { openPractice } from '../start/run-practice'
import { readSettings } from '../start/settings'

// The built site on a database and a mailbox that are there already: what a journey or a race runs against.
endWhenAsked()
try {
  await openPractice(readSettings(), 'built')
  console.log('ready')
} catch (fault) {
  console.error(fault)
  await endWith(1)
}
