// Loaded into a server before anything else: its clock is ahead by the milliseconds that stand in the file named after `?`,
// whatever stands there at that moment. Timers keep to the real time.
import { readFileSync } from 'node:fs'

const file = decodeURIComponent(new URL(import.meta.url).search.slice(1))
const RealDate = Date
const now = () => RealDate.now() + Number(readFileSync(file, 'utf8'))

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) => (args.length === 0 ? new target(now()) : Reflect.construct(target, args)),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
