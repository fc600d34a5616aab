import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// The lock is a listening local socket: the system lets go of it when its process ends, also after kill -9,
// so there is never a stale one to judge.

/** The lock for a purpose and a folder, or null when another process of this machine holds it. */
export async function tryLock(purpose, folder) {
  const name = createHash('sha256')
    .update(`${purpose}\0${realpathSync(folder)}`)
    .digest('hex')
    .slice(0, 32)
  const address = addressOf(`lantern-and-tide-${name}`)
  const server = net.createServer(socket => socket.destroy())
  const isOurs = await new Promise((resolve, reject) => {
    server.once('listening', () => resolve(true))
    server.once('error', fault => (fault.code === 'EADDRINUSE' ? resolve(false) : reject(fault)))
    server.listen(address)
  })
  if (!isOurs && process.platform === 'darwin' && !(await somebodyAnswers(address))) {
    rmSync(address, { force: true })
    return tryLock(purpose, folder)
  }
  if (!isOurs) return null
  server.unref()
  return { release: () => new Promise(resolve => server.close(() => resolve())) }
}

/** The lock, as soon as whoever holds it lets go; `onWait` is called once if that takes any time. */
export async function waitForLock(purpose, folder, onWait) {
  for (let round = 0; ; round++) {
    const lock = await tryLock(purpose, folder)
    if (lock !== null) return lock
    if (round === 0) onWait()
    await wait(250)
  }
}

function addressOf(name) {
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  // Linux knows names that lie in no folder; elsewhere the socket is a file that outlives its owner.
  return process.platform === 'linux' ? `\0${name}` : path.join(os.tmpdir(), name)
}

function somebodyAnswers(address) {
  return new Promise(resolve => {
    const probe = net.connect(address)
    probe.once('connect', () => resolve(true))
    probe.once('error', () => resolve(false))
    probe.once('close', () => probe.destroy())
  })
}
