import { appendFileSync } from 'node:fs'
import net from 'node:net'

// Taken into a process before anything else: writes down every name it looks up and every address it tries to reach, a line each.
const file = process.env.CONNECTIONS_TO ?? ''
const tell = line => appendFileSync(file, `${line}\n`)

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function watched(...given) {
  this.on('lookup', (_fault, _address, _family, host) => tell(`name ${host}`))
  // A pipe on this machine has no port.
  this.on('connectionAttempt', (_ip, port) => port && tell(`port ${port}`))
  return connect.apply(this, given)
}
