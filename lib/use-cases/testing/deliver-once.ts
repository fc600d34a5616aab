import { deliverLetters } from '../deliver-letters'

// A worker to be killed: it does one round of deliveries with the settings of its environment and ends.
await deliverLetters({ limit: 1 })
