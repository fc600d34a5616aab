import net from 'node:net'
import { codeOf } from './faults'

/** One plain sentence when nothing can listen at this address, else null. `variable` is the setting that would mend it. */
export async function findPortFault(host: string, port: number, variable: string): Promise<string | null> {
  const code = await listenOnce(host.replace(/^\[|\]$/g, ''), port)
  if (code === null) return null
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program: end that program, or set ${variable} to another port.`
  }
  if (code === 'EACCES')
    return `Port ${port} needs rights that this account lacks: set ${variable} to 1024 or more.`
  return `Nothing can listen at ${host}, which is no address of this machine (${code}): set HOST to one that is.`
}

function listenOnce(host: string, port: number): Promise<string | null> {
  return new Promise(resolve => {
    const probe = net.createServer()
    probe.once('error', fault => resolve(codeOf(fault) ?? fault.message))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)))
  })
}
